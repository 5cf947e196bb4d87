"""Sends what is due in the outbox; a timer starts it every few minutes."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cells.notifications.sending import MailServerError, send_due
from cells.worklist.letters import letter_for


class Command(BaseCommand):
    help = "Send the mail that is due. Safe to start twice at once."

    def handle(self, *args, **options):
        if not settings.MAIL_IS_ON:
            self.stdout.write("Mail is off: MAIL_HOST is empty.")
            return
        try:
            found = send_due(letter_for, timezone.now)
        except MailServerError as error:
            raise CommandError(
                f"The mail server does not answer ({error}). What is due waits; the "
                "next start tries again."
            ) from None
        self.stdout.write(
            f"{found['sent']} sent, {found['put back']} put back, "
            f"{found['given up']} given up."
        )
