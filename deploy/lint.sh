#!/usr/bin/env bash
# Every check that needs no database. All of them run; the names of those that
# failed stand at the end.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit

python=.venv/bin/python
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=()

check() {
  local name=$1
  shift
  if "$@" >"$scratch/output" 2>&1 </dev/null; then
    echo "ok: $name"
  else
    cat "$scratch/output"
    echo "FAILED: $name"
    failed+=("$name")
  fi
}

templates() { find templates -name '*.html' -exec .venv/bin/djhtml --check -t 2 {} +; }

# The sample file of an installation, with a key and folders of this run.
as_installed() (
  set -a
  # shellcheck source=deploy/env.sample
  . deploy/env.sample
  DATA_DIR="$scratch/installed"
  unset SECRET_KEY_FILE
  [ "${1:-}" = sample-key ] || SECRET_KEY=$($python -c \
    'import secrets; print(secrets.token_urlsafe(64))')
  $python -W error manage.py check --deploy --fail-level WARNING
)

sample_key_is_refused() {
  if as_installed sample-key; then
    echo "check --deploy accepted the SECRET_KEY of deploy/env.sample."
    return 1
  fi
}

export DATA_DIR="${DATA_DIR:-$scratch/data}"

check "ruff check" $python -m ruff check --no-cache --quiet .
check "ruff format" $python -m ruff format --no-cache --check --quiet --diff .
check "templates (djhtml)" templates
check "layers (import-linter)" .venv/bin/lint-imports --no-cache --no-logo
check "migrations are complete" $python manage.py makemigrations --check --dry-run
check "manage.py check" $python -W error manage.py check --fail-level WARNING
check "check --deploy with deploy/env.sample" as_installed
check "the sample key is refused" sample_key_is_refused
check "translations are complete" $python manage.py check_translations

if [ ${#failed[@]} -gt 0 ]; then
  printf 'Lint failed: %s.\n' "$(printf '%s; ' "${failed[@]}" | sed 's/; $//')"
  exit 1
fi
