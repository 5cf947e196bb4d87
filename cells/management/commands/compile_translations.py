"""Compile the translations without gettext, so that a server needs no such package."""

import tempfile
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand


def compile_catalogue(source: Path) -> bool:
    """Write the .mo beside ``source`` unless a newer one is there; say if it was."""
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime_ns > source.stat().st_mtime_ns:
        return False
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parent.parent.name)
    # A server that starts meanwhile reads the old file or the new, never a half.
    with tempfile.NamedTemporaryFile(
        dir=source.parent, suffix=".tmp", delete=False
    ) as file:
        write_mo(file, catalogue)
    scratch = Path(file.name)
    scratch.chmod(0o644)
    scratch.replace(target)
    return True


def compile_folder(folder: Path) -> list[bool]:
    """Compile every catalogue below ``folder``; for each, whether it was written."""
    return [
        compile_catalogue(path)
        for path in sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))
    ]


class Command(BaseCommand):
    help = "Compile locale/*/LC_MESSAGES/*.po; files that are up to date are kept."
    requires_system_checks = ()

    def handle(self, *args, **options):
        written = [
            each for folder in settings.LOCALE_PATHS for each in compile_folder(folder)
        ]
        if options["verbosity"] > 1:
            self.stdout.write(f"{sum(written)} of {len(written)} catalogues compiled.")
