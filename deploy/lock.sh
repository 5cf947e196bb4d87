#!/bin/sh
# Writes requirements.txt (to run) and requirements-dev.txt (to test) from
# pyproject.toml: one lock for Python 3.11 to 3.13, every file with its hashes.
set -eu
cd "$(dirname "$0")/.."
.venv/bin/python -m uv --version >/dev/null 2>&1 ||
  .venv/bin/python -m pip install --quiet --disable-pip-version-check uv

compile() {
  .venv/bin/python -m uv pip compile --quiet --universal --python-version 3.11 \
    --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
    ${UPGRADE:+--upgrade} "$@"
}

compile pyproject.toml --output-file requirements.txt
compile --group pyproject.toml:dev --constraints requirements.txt \
  --output-file requirements-dev.txt

if grep -nE '://|file:|^ *# +via.* /' requirements.txt requirements-dev.txt; then
  echo "A lock file names an address or a path of this machine." >&2
  exit 1
fi
