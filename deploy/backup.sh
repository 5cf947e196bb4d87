#!/usr/bin/env bash
# backup.sh FOLDER: writes one archive of the database and the uploaded files into
# FOLDER, reads it back and compares. The application may keep running.
#
# BACKUP_PASSPHRASE_FILE=…  encrypts the archive with the passphrase in that file
# BACKUP_KEEP_DAYS=30       removes archives that are older, after a good backup
#
# The SECRET_KEY and the note keys are not in the archive: keep copies of both
# elsewhere. An archive beside the note keys would lay the private notes open.
set -euo pipefail
umask 077

[ $# -eq 1 ] || { echo "Usage: deploy/backup.sh FOLDER" >&2; exit 2; }
mkdir -p "$1"
folder=$(cd "$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. deploy/backup_lib.sh

read_settings
# In FOLDER, not in /tmp: there is room for the archive, and it is private.
scratch=$(mktemp -d "$folder/.unfinished.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
if encrypted; then prepare_gpg; fi

content="$scratch/content"
mkdir "$content" "$scratch/readback"

case $KIND in
  sqlite)
    [ -f "$SQLITE_FILE" ] || stop "There is no database at $SQLITE_FILE."
    .venv/bin/python - "$SQLITE_FILE" "$content/database.sqlite3" <<'PY'
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

source, target = sys.argv[1:]
address = f"{Path(source).resolve().as_uri()}?mode=ro"
with (
    closing(sqlite3.connect(address, uri=True, timeout=60)) as running,
    closing(sqlite3.connect(target)) as copy,
):
    running.backup(copy)
    copy.execute("PRAGMA journal_mode=DELETE")
PY
    check_sqlite "$content/database.sqlite3"
    ;;
  postgresql)
    needs pg_dump postgresql-client
    pg_dump --format=custom --file="$content/database.dump"
    # Reads the dump to its end, as a restore would.
    pg_restore --file=/dev/null "$content/database.dump"
    ;;
  *) stop "No backup is known for $KIND." ;;
esac

if [ -d "$DATA_FOLDER/files" ]; then
  cp -a "$DATA_FOLDER/files" "$content/files"
fi
(cd "$content" && find . -type f ! -name SHA256SUMS -print0 | sort -z |
  xargs -0 sha256sum >SHA256SUMS)

name="tu-soi-$(date +%Y%m%d-%H%M%S)-$KIND.tar.gz"
if encrypted; then
  name="$name.gpg"
  tar -czf - -C "$content" . | with_passphrase --symmetric --cipher-algo AES256 \
    --output "$scratch/$name"
else
  tar -czf "$scratch/$name" -C "$content" .
fi

unpack_and_check "$scratch/$name" "$scratch/readback"
mv "$scratch/$name" "$folder/$name"

if [ -n "${BACKUP_KEEP_DAYS:-}" ]; then
  find "$folder" -maxdepth 1 -name 'tu-soi-*.tar.gz*' -mtime "+$BACKUP_KEEP_DAYS" -delete
fi
echo "Written and read back: $folder/$name ($(du -h "$folder/$name" | cut -f1))"
echo "Not in it: SECRET_KEY and the note keys. Keep copies of them elsewhere."
