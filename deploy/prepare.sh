#!/bin/sh
# Makes .venv and checks what the system must offer, so that the application can
# run (prepare.sh), or be tested as well (prepare.sh test). A second run takes a
# moment: packages are installed again only when a lock file has changed.
set -eu
cd "$(dirname "$0")/.."

purpose=${1:-run}
log=$(mktemp)
trap 'rm -f "$log"' EXIT

say() { printf '%s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }

# "quietly COMMAND …" shows what COMMAND wrote only when it failed.
quietly() {
  if ! "$@" >"$log" 2>&1 </dev/null; then
    tail -n 30 "$log" >&2
    stop "This failed: $*"
  fi
}

is_root() { [ "$(id -u)" -eq 0 ]; }

# --- Python --------------------------------------------------------------------

new_enough() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# The first Python that can make the environment, or nothing.
find_python() {
  for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14 \
    /usr/bin/python3; do
    if new_enough "$candidate"; then
      say "$candidate"
      return
    fi
  done
}

can_make_venv() { [ -n "$1" ] && "$1" -c 'import ensurepip, venv' 2>/dev/null; }

# --- Packages of the system -----------------------------------------------------

missing=""

lacks() { missing="$missing${missing:+ }$*"; }

# "lacks_library FILE PACKAGE": the loader's own list holds on every distribution.
lacks_library() {
  case $libraries in
    *"$1"*) ;;
    *) lacks "$2" ;;
  esac
}

has() { command -v "$1" >/dev/null 2>&1; }

check_test_tools() {
  lacks_library libatomic.so.1 libatomic1 # for Playwright's own program
  has chromium || lacks chromium
  has pdftotext || lacks poppler-utils
  { has xgettext && has msgcat; } || lacks gettext
  has pg_virtualenv || lacks postgresql-common
  set -- /usr/lib/postgresql/*/bin/initdb
  [ -x "$1" ] || lacks postgresql
}

find_missing() {
  missing=""
  libraries=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p)
  python=$(find_python)
  if [ -z "$python" ]; then
    lacks python3 python3-venv
  elif [ ! -x .venv/bin/python ] && ! can_make_venv "$python"; then
    lacks python3-venv
  fi
  lacks_library libpango-1.0.so.0 libpango-1.0-0
  lacks_library libpangoft2-1.0.so.0 libpangoft2-1.0-0
  lacks_library libharfbuzz-subset.so.0 libharfbuzz-subset0
  [ "$purpose" = test ] && check_test_tools
  return 0
}

find_missing
if [ -n "$missing" ]; then
  if ! is_root || ! has apt-get; then
    stop "Please have these packages installed first: $missing."
  fi
  say "Installing system packages: $missing"
  export DEBIAN_FRONTEND=noninteractive
  quietly apt-get -q update
  # shellcheck disable=SC2086
  quietly apt-get -q -y install --no-install-recommends $missing
  find_missing
  [ -z "$missing" ] || stop "The system still lacks: $missing" \
    "(Python must be 3.11 or newer; Debian 12 has it)."
fi

# --- The virtual environment ----------------------------------------------------

# One that was moved, or whose Python was removed, is made anew.
if ! .venv/bin/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' \
  2>/dev/null; then
  can_make_venv "$python" || stop "$python cannot make a virtual environment:" \
    "please install its venv package, or name another Python with PYTHON=…"
  say "Making .venv with $("$python" --version)"
  quietly "$python" -m venv --clear .venv
fi

install_lock() {
  stamp=".venv/installed-$1"
  if ! cmp -s "$1" "$stamp"; then
    say "Installing Python packages from $1 (once; about half a minute)"
    rm -f "$stamp"
    quietly .venv/bin/python -m pip install --disable-pip-version-check --no-input \
      --quiet --require-hashes -r "$1"
    cp "$1" "$stamp"
  fi
}

install_lock requirements.txt
if [ "$purpose" = test ]; then
  install_lock requirements-dev.txt
fi
