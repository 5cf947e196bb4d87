"""A real mail server on loopback that takes letters, or refuses them as it is told."""

import socket
from contextlib import contextmanager
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller


class Inbox:
    """``letters``: (sender, recipients, message) of each that was taken.

    ``refuse``: the answer at "rcpt" or at "data", in place of taking it.
    """

    def __init__(self):
        self.letters = []
        self.refuse = {}
        self.tries = 0

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        self.tries += 1
        if "rcpt" in self.refuse:
            return self.refuse["rcpt"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if "data" in self.refuse:
            return self.refuse["data"]
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.letters.append((envelope.mail_from, envelope.rcpt_tos, message))
        return "250 OK"


def send_through_loopback(settings) -> None:
    """As if MAIL_HOST and the rest stood in the environment."""
    settings.MAIL_IS_ON = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = unused_port()
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.DEFAULT_FROM_EMAIL = '"Tự soi, tự sửa" <tusoi@example.vn>'
    settings.SITE_URL = "https://tusoi.example.vn"


def unused_port() -> int:
    """One on which nothing answers, until ``running_inbox``."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class OnAnyPort(Controller):
    """The system chooses the port, so that tests side by side do not meet."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def running_inbox(settings):
    inbox = Inbox()
    server = OnAnyPort(inbox, hostname="127.0.0.1", port=0)
    server.start()
    settings.EMAIL_PORT = server.port
    try:
        yield inbox
    finally:
        server.stop()
