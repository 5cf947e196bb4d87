#!/usr/bin/env bash
# Everything that must hold: lint, then the tests on an SQLite file, on PostgreSQL
# and in Chromium. Nothing of var/ is touched; every run has its own data folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

sh deploy/prepare.sh test

# What an operator may have set must not change what is tested.
unset DEBUG ALLOWED_HOSTS SITE_URL DATABASE_URL HTTPS_ONLY HSTS_SECONDS TRUSTED_PROXY \
  IDLE_MINUTES SESSION_HOURS HELP_LINE SECRET_KEY SECRET_KEY_FILE LOGIN_FAILURES \
  LOGIN_COOLOFF_MINUTES LOG_LEVEL CHECKS_PER_MINUTE PROJECTOR_PER_MINUTE \
  MAIL_HOST MAIL_PORT MAIL_TLS MAIL_USER MAIL_PASSWORD MAIL_FROM NOTE_KEYS \
  NOTE_KEYS_FILE TRUSTED_ROOTS
scratch=$(mktemp -d)
chmod 755 "$scratch"
# shellcheck disable=SC2046 # none or one
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$scratch"' EXIT
export DATA_DIR="$scratch/data"
export PYTHONUNBUFFERED=1

step() { printf '\n== %s\n' "$*"; }

step "Lint"
bash deploy/lint.sh
.venv/bin/python manage.py compile_translations

pytest=(.venv/bin/python -m pytest -n "${WORKERS:-2}" --dist loadgroup -p no:cacheprovider)
failed=0

step "Tests on SQLite and, beside them, on PostgreSQL"
# Once is enough for what another database cannot change: tests that ask none
# (--asking-database leaves them out: data files, settings, hints at texts …), the
# layout of papers, and the walks that look for a member's text or name on every page.
# Rules, races, bad input and the access matrix run on both.
on_postgres=(
  "${pytest[@]}" -m "not browser" --asking-database --ignore=tests/reports
  --ignore=tests/cells/text_hints --ignore=tests/test_access_texts.py
  --ignore=tests/cells/meetings/test_attack_reading.py
)
# pg_virtualenv makes a cluster of its own and removes it again. It would print the
# server's log after a failure, so the result goes through a file. Each run waits now
# and then (for a lock, for the server); side by side they leave no processor idle.
echo 1 >"$scratch/result"
pg_virtualenv -t -o synchronous_commit=off -o full_page_writes=off \
  -o max_connections=200 \
  bash -c '
    export PGSSLMODE=disable
    export DATABASE_URL="postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/postgres"
    result=$1; shift
    code=0; "$@" || code=$?
    echo "$code" >"$result"
  ' tests "$scratch/result" "${on_postgres[@]}" \
  >"$scratch/postgres.log" 2>&1 </dev/null &
postgres=$!
"${pytest[@]}" -m "not browser" || failed=1
wait "$postgres" || true
step "Tests on PostgreSQL"
cat "$scratch/postgres.log"
[ "$(cat "$scratch/result")" = 0 ] || failed=1

step "Tests in Chromium"
"${pytest[@]}" -m browser || failed=1

exit "$failed"
