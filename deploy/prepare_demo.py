"""Bring the database, the static files and the demo people up to date.

The commands run in one process: starting Django for each would cost the second
``make demo`` most of its time. So would compressing static files that are the same.
"""

import hashlib
import os
import sys
from importlib import import_module
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

ROOT = Path(__file__).resolve().parent.parent


def fingerprint_of_static_files() -> str:
    """A digest of the names, sizes and times of all files that are collected."""
    digest = hashlib.sha256(django.__version__.encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            state = Path(storage.path(name)).stat()
            digest.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def collect_static_files() -> None:
    stamp = Path(settings.STATIC_ROOT) / ".fingerprint"
    fingerprint = fingerprint_of_static_files()
    if not stamp.exists() or stamp.read_text() != fingerprint:
        sys.stdout.write("Collecting and compressing static files (once).\n")
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(fingerprint)


def start_django() -> None:
    """The translations are there before the first model is: Django reads them while
    it loads the models, and a process that found none goes on without them."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selfreview.settings")
    compiling = import_module("cells.management.commands.compile_translations")
    compiling.compile_folder(ROOT / "locale")
    django.setup()


def prepare() -> None:
    start_django()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable")
    call_command("load_indicators")
    collect_static_files()
    call_command("create_demo")


if __name__ == "__main__":
    try:
        prepare()
    except (CommandError, ImproperlyConfigured) as error:
        sys.exit(str(error))
