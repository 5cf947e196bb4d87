#!/bin/sh
# Serves the working tree with Django's development server, which reloads itself.
set -eu
cd "$(dirname "$0")/.."
PORT=${PORT:-8000}
export DEBUG=yes SITE_URL="http://127.0.0.1:$PORT"
umask 077
.venv/bin/python manage.py compile_translations
.venv/bin/python manage.py migrate --verbosity 0
.venv/bin/python manage.py createcachetable
.venv/bin/python manage.py load_indicators
exec .venv/bin/python manage.py runserver "127.0.0.1:$PORT"
