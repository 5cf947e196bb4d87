"""Nothing strange that is posted to a session is an error of the server."""

import uuid

import pytest
from django import forms
from django.urls import NoReverseMatch, reverse

from cells.meetings.forms import (
    agenda,
    attendance,
    findings,
    guests,
    items,
    live,
    minutes,
    planning,
    points,
    remarks,
    votes,
)  # fmt: skip
from tests.minutes_scenes import locked, recorded
from tests.nonsense import HUGE, TYPED, send
from tests.test_access import addresses

pytestmark = pytest.mark.usefixtures("on_the_day")

MODULES = (
    agenda, attendance, findings, guests, items, live, minutes, planning, points,
    remarks, votes,
)  # fmt: skip
TYPED_NAMES = frozenset(
    name
    for module in MODULES
    for form in vars(module).values()
    if isinstance(form, type) and issubclass(form, forms.Form)
    for name in form.base_fields
)
NONSENSE = {name: typed for name, (typed, _stored) in TYPED.items()} | {
    "nothing": "",
    "a huge number": HUGE,
    "a negative number": "-1",
    "a fraction": "1.5",
    "not a number": "NaN",
    "digits of another script": "٣",
    "a number beyond the column": "2147483648",
    "too long": "x" * 100_000 + "á",  # not all "á": decoding it would take minutes
    "a line of a header": "a@b.vn\r\nBcc: c@d.vn",
}


def addresses_of(meeting) -> list[str]:
    """Every address of the meeting, with rows of its own."""
    found = []
    for name, _view in addresses():
        if not name.startswith("meetings:"):
            continue
        for args in ([meeting.pk], *rows_of(meeting)):
            try:
                found.append(reverse(name, args=args))
            except NoReverseMatch:
                continue
    return sorted(set(found))


def rows_of(meeting):
    kinds = (meeting.remarks, meeting.findings, meeting.points, meeting.turns)
    for rows in (*kinds, meeting.votes):
        yield [meeting.pk, rows.first().pk]


def plausible(cast, meeting) -> dict:
    """What a form wants besides the words."""
    return {
        "page_id": str(uuid.uuid4()),
        "version": 1,
        "subject": cast.author.pk,
        "author": cast.former.pk,
        "mode": "card",
        "rule": "more_than_half",
        "answer": "explains",
    }


def nonsense_from(first: int) -> dict[str, str]:
    """Each field gets another one; ``first`` says which the first field gets."""
    values = list(NONSENSE.values())
    return {
        name: values[(place + first) % len(values)]
        for place, name in enumerate(sorted(TYPED_NAMES))
    }


@pytest.mark.parametrize("first", range(0, len(NONSENSE), 4))
@pytest.mark.parametrize("with_rows", [False, True])
def test_is_refused_or_stored(cast, client, with_rows, first):
    meeting = recorded(cast)
    fields = nonsense_from(first)
    if with_rows:
        fields |= plausible(cast, meeting)
    client.force_login(cast.secretary)
    for url in addresses_of(meeting):
        assert send(client, url, fields).status_code < 500, url


def test_after_the_lock_as_well(cast, client):
    meeting = locked(cast).meeting
    client.force_login(cast.secretary)
    for url in addresses_of(meeting):
        assert send(client, url, nonsense_from(0)).status_code < 500, url
