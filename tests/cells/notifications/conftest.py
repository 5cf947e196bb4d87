"""People with and without addresses, and a mail server."""

import pytest

from tests.factories import Cast
from tests.mail_server import running_inbox, send_through_loopback

ADDRESS = "tac-gia@example.vn"


@pytest.fixture
def mail_on(settings):
    send_through_loopback(settings)


@pytest.fixture
def inbox(mail_on, settings):
    with running_inbox(settings) as inbox:
        yield inbox


@pytest.fixture
def cast(db):
    cast = Cast()
    cast.secretary.full_name = "Trần Quang Huy"
    cast.secretary.phone = "0207 3820 111"
    cast.secretary.save()
    cast.author.email = ADDRESS
    cast.author.save()
    return cast
