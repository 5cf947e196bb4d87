"""Private notes under the newest of the keys (O4)."""

from collections import Counter

from django.core.management.base import BaseCommand, CommandError

from cells.private_notes.models import PrivateNote
from cells.private_notes.services import renew_note


class Command(BaseCommand):
    help = (
        "Encrypt every private note with the newest key. Safe to repeat, and to stop "
        "half-way: what is done stays done. Afterwards the old keys can be removed."
    )

    def handle(self, *args, **options):
        pks = PrivateNote.objects.order_by("pk").values_list("pk", flat=True)
        found = Counter(renew_note(pk=pk) for pk in pks.iterator(chunk_size=500))
        self.stdout.write(
            f"{found['renewed']} notes under the newest key now, "
            f"{found['newest'] + found['changed']} already were."
        )
        if found["unreadable"]:
            raise CommandError(
                f"{found['unreadable']} notes are opened by no key. Put the missing "
                "key back into NOTE_KEYS; do not remove the others."
            )
