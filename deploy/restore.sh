#!/usr/bin/env bash
# restore.sh ARCHIVE [--replace]: puts an archive of backup.sh back. Stop the service
# before. A database that holds anything is kept unless --replace is given; SQLite's
# is then moved aside, not deleted.
#
# BACKUP_PASSPHRASE_FILE=…  the passphrase of an encrypted archive (.gpg)
set -euo pipefail
umask 077

usage() { echo "Usage: deploy/restore.sh ARCHIVE [--replace]" >&2; exit 2; }
[ $# -ge 1 ] && [ $# -le 2 ] || usage
[ "${2:---replace}" = --replace ] || usage
replace=${2:-}
[ -f "$1" ] || { echo "There is no archive $1." >&2; exit 1; }
archive=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. deploy/backup_lib.sh

read_settings
mkdir -p "$DATA_FOLDER"
scratch=$(mktemp -d "$DATA_FOLDER/.restoring.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
case $archive in
  *.gpg)
    encrypted || stop "The archive is encrypted: name BACKUP_PASSPHRASE_FILE=…"
    prepare_gpg
    ;;
esac

content="$scratch/content"
mkdir "$content"
unpack_and_check "$archive" "$content"

restore_sqlite() {
  [ -f "$content/database.sqlite3" ] ||
    stop "The archive is of another kind of database than DATABASE_URL names."
  [ ! -e "$SQLITE_FILE" ] || [ -n "$replace" ] ||
    stop "$SQLITE_FILE exists: add --replace to move it aside."
  check_sqlite "$content/database.sqlite3"
  mkdir -p "$(dirname "$SQLITE_FILE")"
  cp "$content/database.sqlite3" "$SQLITE_FILE.restoring"
  if [ -e "$SQLITE_FILE" ]; then
    local aside
    aside="$SQLITE_FILE.before-restore-$(date +%Y%m%d-%H%M%S)"
    for part in "" -wal -shm; do
      [ ! -e "$SQLITE_FILE$part" ] || mv "$SQLITE_FILE$part" "$aside$part"
    done
    echo "The former database is now $aside"
  fi
  mv "$SQLITE_FILE.restoring" "$SQLITE_FILE"
}

restore_postgresql() {
  needs pg_restore postgresql-client
  [ -f "$content/database.dump" ] ||
    stop "The archive is of another kind of database than DATABASE_URL names."
  local tables
  tables=$(psql -XAtc "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
  [ "$tables" = 0 ] || [ -n "$replace" ] ||
    stop "The database $PGDATABASE holds $tables tables: add --replace to empty it."
  pg_restore --no-owner --no-privileges --file="$scratch/database.sql" \
    "$content/database.dump"
  # One transaction: either everything is as in the archive, or nothing changed.
  {
    if [ "$tables" != 0 ]; then
      echo "SET client_min_messages = warning;"
      echo "DROP SCHEMA public CASCADE;"
      echo "CREATE SCHEMA public;"
    fi
    cat "$scratch/database.sql"
  } | psql -Xq --single-transaction -v ON_ERROR_STOP=1 >/dev/null
}

"restore_$KIND"

if [ -d "$content/files" ]; then
  if [ -e "$DATA_FOLDER/files" ]; then
    mv "$DATA_FOLDER/files" "$DATA_FOLDER/files.before-restore-$(date +%Y%m%d-%H%M%S)"
  fi
  mv "$content/files" "$DATA_FOLDER/files"
fi
echo "Restored. Now run: .venv/bin/python manage.py migrate, then verify_audit."
