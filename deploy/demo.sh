#!/bin/sh
# Serves the demo on 127.0.0.1: database, indicators, translations, static files and
# demo people first, then gunicorn as in production. What is already there is kept.
set -eu
cd "$(dirname "$0")/.."

PORT=${PORT:-8000}
case $PORT in
  '' | *[!0-9]*) echo "PORT must be a number, for example PORT=8080." >&2; exit 1 ;;
esac
export PORT
export BIND="127.0.0.1:$PORT"
export SITE_URL="http://127.0.0.1:$PORT"
export DEBUG=no

.venv/bin/python - <<'PY' || exit 1
import os
import socket
import sys

with socket.socket() as probe:
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    port = os.environ["PORT"]
    try:
        probe.bind(("127.0.0.1", int(port)))
    except OverflowError:
        sys.exit(f"{port} is not a port: choose one up to 65535.")
    except PermissionError:
        sys.exit(f"Port {port} needs root: choose another, e.g. make demo PORT=8080.")
    except OSError:
        sys.exit(
            f"Port {port} is taken by another program: stop it or choose another"
            " port, e.g. make demo PORT=8080."
        )
PY

umask 077
.venv/bin/python deploy/prepare_demo.py

exec .venv/bin/python -m gunicorn --config deploy/gunicorn.conf.py selfreview.wsgi
