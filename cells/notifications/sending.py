"""Hands due letters to the mail server; says nothing of their words in the log."""

import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPServerDisconnected

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import translation

from cells.notifications.outbox import (
    claim_next,
    give_up,
    mark_sent,
    put_back,
    something_is_due,
)
from cells.notifications.outgoing_mail import OutgoingMail

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Attachment:
    file_name: str
    content: bytes
    content_type: str


@dataclass(frozen=True)
class Letter:
    """``to``: the address; "" if there is none any more, then nothing is sent."""

    subject: str
    body: str
    to: str
    attachments: tuple[Attachment, ...] = ()


class MailServerError(Exception):
    """The server cannot be reached; nothing more is tried for now."""


def send_due(
    letter_for: Callable[[OutgoingMail], Letter], clock: Callable[[], datetime]
) -> Counter:
    """Send what is due; how many were sent, put back and given up.

    Raises ``MailServerError`` if the server cannot be reached: then no letter is
    claimed, and none loses one of its tries.
    """
    found = Counter()
    if not something_is_due(now=clock()):
        return found
    connection = get_connection()
    try:
        connection.open()
    except OSError as error:  # an SMTPException is one
        raise MailServerError(type(error).__name__) from None
    try:
        while mail := claim_next(now=clock()):
            found[send(mail, letter_for, connection, clock)] += 1
    finally:
        connection.close()
    return found


def send(mail: OutgoingMail, letter_for, connection, clock) -> str:
    """One claimed letter: "sent", "put back" or "given up"."""
    with translation.override("vi"):  # always, whoever starts the sender
        letter = letter_for(mail)
    if not letter.to:
        give_up(mail, now=clock())
        return "given up"
    try:
        connection.send_messages([message(mail, letter)])
    except (OSError, ValueError) as error:
        return not_sent(mail, error, clock)
    mark_sent(mail, now=clock())
    return "sent"


def message(mail: OutgoingMail, letter: Letter) -> EmailMessage:
    made = EmailMessage(
        subject=letter.subject,
        body=letter.body,
        to=[letter.to],
        headers={
            # The same at every try: a server that took it once knows it again.
            "Message-ID": f"<{mail.uuid}@{sender_domain()}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    for each in letter.attachments:
        made.attach(each.file_name, each.content, each.content_type)
    return made


def sender_domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]


def not_sent(mail: OutgoingMail, error: Exception, clock) -> str:
    logger.warning(
        "Mail %s was not taken at try %s: %s.", mail.pk, mail.tries, kind_of(error)
    )
    if is_refused_for_good(error):
        give_up(mail, now=clock())
        return "given up"
    is_tried_again = put_back(mail, now=clock())
    if is_lost(error):
        raise MailServerError(type(error).__name__)
    return "put back" if is_tried_again else "given up"


def is_lost(error: Exception) -> bool:
    """The server is gone, so that the next letter would fare no better."""
    return isinstance(error, SMTPServerDisconnected) or (
        isinstance(error, OSError) and not isinstance(error, SMTPException)
    )


def codes(error: Exception) -> list[int]:
    """The answers of the server, without its words: they may name the address."""
    if isinstance(error, SMTPRecipientsRefused):
        return [code for code, _words in error.recipients.values()]
    code = getattr(error, "smtp_code", None)
    return [code] if code else []


def kind_of(error: Exception) -> str:
    return " ".join([type(error).__name__, *map(str, codes(error))])


def is_refused_for_good(error: Exception) -> bool:
    """Only a server that knows no such address is believed at once."""
    return isinstance(error, SMTPRecipientsRefused) and all(
        500 <= code <= 599 for code in codes(error)
    )
