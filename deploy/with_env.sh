#!/bin/sh
# with_env.sh COMMAND …: runs COMMAND in the project's folder with the settings of the
# installation (/etc/tu-soi/env, or the file that ENV_FILE names), for example
#   sudo -u tu-soi /opt/tu-soi/deploy/with_env.sh .venv/bin/python manage.py migrate
set -eu
umask 077
cd "$(dirname "$0")/.."
file=${ENV_FILE:-/etc/tu-soi/env}
[ -r "$file" ] || { echo "$file cannot be read." >&2; exit 1; }
set -a
. "$file"
set +a
exec "$@"
