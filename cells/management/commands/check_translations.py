"""Compare the texts in the code with the Vietnamese catalogue."""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

LANGUAGE = "vi"
CATALOGUE = Path("locale") / LANGUAGE / "LC_MESSAGES" / "django.po"
# Vietnamese has one form for all numbers; without this line gettext makes two.
EMPTY_CATALOGUE = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"""
SOURCES = ("cells", "reports", "selfreview", "templates", "manage.py")


def extract_texts(root: Path, folder: Path) -> Path:
    """Copy the sources to ``folder`` and return a catalogue of the texts in them."""
    for name in SOURCES:
        if (root / name).is_dir():
            shutil.copytree(root / name, folder / name)
        elif (root / name).exists():
            shutil.copy(root / name, folder / name)
    extracted = folder / CATALOGUE
    extracted.parent.mkdir(parents=True)
    extracted.write_text(EMPTY_CATALOGUE)
    environment = os.environ | {
        "SECRET_KEY": secrets.token_urlsafe(64),
        "DATA_DIR": str(folder / "data"),
    }
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "-l", LANGUAGE, "--no-location"],
        cwd=folder,
        env=environment,
        check=True,
        capture_output=True,
    )
    return extracted


def read_catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE, abort_invalid=True)


def text_of(message) -> str:
    text = message.id if isinstance(message.id, str) else message.id[0]
    return f"{text!r} ({message.context})" if message.context else repr(text)


def is_translated(message) -> bool:
    parts = [message.string] if isinstance(message.string, str) else message.string
    return bool(parts) and all(parts)


def faults_of(texts: Catalog, catalogue: Catalog) -> list[str]:
    """One line for each text that a Vietnamese reader would see wrongly."""
    faults = [
        f"not in {CATALOGUE}: {text_of(message)}"
        for message in texts
        if message.id and catalogue.get(message.id, message.context) is None
    ]
    for message in catalogue:
        if not message.id:
            continue
        if message.fuzzy:
            faults.append(f"marked as fuzzy: {text_of(message)}")
        elif not is_translated(message):
            faults.append(f"without a translation: {text_of(message)}")
        faults.extend(
            f"{error}: {text_of(message)}" for error in message.check(catalogue)
        )
    return faults


def add_missing(extracted: Path, catalogue: Path) -> None:
    """Add the new texts to ``catalogue``; what stands there stays as it is."""
    subprocess.run(
        [
            *("msgcat", "--use-first", "--no-location", "--sort-output"),
            *("--output-file", str(catalogue), str(catalogue), str(extracted)),
        ],
        check=True,
    )


class Command(BaseCommand):
    help = "Fail when a text of the code has no Vietnamese translation."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument(
            "--add",
            action="store_true",
            help="add the missing texts to the catalogue, for you to translate",
        )

    def handle(self, *args, **options):
        path = settings.BASE_DIR / CATALOGUE
        if not path.exists():
            raise CommandError(f"{CATALOGUE} is missing.")
        with tempfile.TemporaryDirectory() as folder:
            try:
                extracted = extract_texts(settings.BASE_DIR, Path(folder))
                if options["add"]:
                    add_missing(extracted, path)
                faults = faults_of(read_catalogue(extracted), read_catalogue(path))
            except FileNotFoundError as error:
                raise CommandError(f"Please install gettext ({error}).") from error
            except subprocess.CalledProcessError as error:
                reason = (error.stderr or b"").decode(errors="replace").strip()
                raise CommandError(reason or str(error)) from error
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} texts are not as they should be.")
        self.stdout.write("Every text is translated.")
