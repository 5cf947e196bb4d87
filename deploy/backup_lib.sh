# Shared by backup.sh and restore.sh; not to be run by itself.
# shellcheck shell=bash

stop() { printf '%s\n' "$*" >&2; exit 1; }

needs() {
  command -v "$1" >/dev/null 2>&1 || stop "$1 is missing: please install $2."
}

# Sets KIND (sqlite or postgresql), DATA_FOLDER and, by kind, SQLITE_FILE or libpq's
# PG… variables: read from the application's own settings, so that they are the same.
read_settings() {
  local values
  values=$(.venv/bin/python - <<'PY'
import os
import shlex

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selfreview.settings")
from django.conf import settings

database = settings.DATABASES["default"]
kind = database["ENGINE"].rpartition(".")[2]
values = {"KIND": kind.removesuffix("3"), "DATA_FOLDER": settings.DATA_DIR}
if kind == "sqlite3":
    values["SQLITE_FILE"] = database["NAME"]
else:
    for name in ("HOST", "PORT", "USER", "PASSWORD"):
        if database[name]:
            values[f"PG{name}"] = database[name]
    values["PGDATABASE"] = database["NAME"]
for name, value in values.items():
    print(f"export {name}={shlex.quote(str(value))}")
PY
  ) || stop "The settings cannot be read (see above)."
  eval "$values"
}

# Fails unless FILE is a whole SQLite database of this application.
check_sqlite() {
  .venv/bin/python - "$1" <<'PY'
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

address = f"{Path(sys.argv[1]).resolve().as_uri()}?mode=ro"
with closing(sqlite3.connect(address, uri=True)) as database:
    [(state,)] = database.execute("PRAGMA integrity_check(1)").fetchall()
    if state != "ok":
        sys.exit(f"The database is damaged: {state}")
    if database.execute("PRAGMA foreign_key_check").fetchone():
        sys.exit("The database has a row that points to nothing.")
    database.execute("SELECT count(*) FROM django_migrations").fetchone()
PY
}

# Packs and unpacks the archive, encrypted when a passphrase file is named.
encrypted() { [ -n "${BACKUP_PASSPHRASE_FILE:-}" ]; }

with_passphrase() {
  gpg --batch --quiet --no-tty --homedir "$scratch/gnupg" --pinentry-mode loopback \
    --passphrase-file "$BACKUP_PASSPHRASE_FILE" "$@"
}

prepare_gpg() {
  needs gpg gnupg
  [ -s "$BACKUP_PASSPHRASE_FILE" ] ||
    stop "$BACKUP_PASSPHRASE_FILE has no passphrase, or cannot be read."
  mkdir -m 700 "$scratch/gnupg"
}

# Unpacks ARCHIVE into FOLDER and compares every file with its checksum.
unpack_and_check() {
  case $1 in
    *.gpg) with_passphrase --decrypt "$1" | tar -xzf - -C "$2" ;;
    *) tar -xzf "$1" -C "$2" ;;
  esac || stop "$1 cannot be read: it is damaged, or the passphrase is another."
  (cd "$2" && sha256sum --check --quiet --strict SHA256SUMS) >&2 ||
    stop "$1 does not hold what was written into it."
}
