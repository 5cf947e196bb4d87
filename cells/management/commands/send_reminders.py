"""Recalls to members what of their plans is due; a timer starts it every morning."""

from django.core.management.base import BaseCommand
from django.utils import timezone, translation

from cells.supervision.services import send_reminders


class Command(BaseCommand):
    help = (
        "Remind members of what is due and was not yet recalled. Safe to start twice "
        "at once, and to miss nights."
    )

    def handle(self, *args, **options):
        with translation.override("vi"):
            found = send_reminders(now=timezone.now())
        self.stdout.write(
            f"{found['people']} people reminded of {found['things']} things."
        )
