"""The pages of the minutes ask as often with thirty members as with one.

The draft is compared with every kind of record, each of which is one question.
"""

import pytest
from django.urls import reverse

from tests.cells.test_queries import queries
from tests.factories import make_member
from tests.minutes_scenes import drafted, locked, recorded, turn
from tests.remarks_scenes import finding, loaded, number, point, remark


def many(cast):
    people = [make_member(cast.cell) for _ in range(30)]
    meeting = recorded(cast)
    for place, member in enumerate(people, start=2):
        turn(meeting, member, position=place)
        remark(meeting, cast, subject=member, indicator=number(meeting, 4))
        finding(meeting, cast, subject=member)
        point(meeting, cast, by=member)
    return loaded(meeting)


def asked(client, minutes, member, name) -> int:
    client.force_login(member)
    url = reverse(f"meetings:{name}", args=[minutes.meeting_id])
    client.get(url)
    return queries(client, "get", url)


@pytest.mark.parametrize("size", ["one", "thirty"])
@pytest.mark.parametrize(
    ("name", "make", "person", "number_of_queries"),
    [
        ("minutes", drafted, "colleague", 18),
        ("minutes", drafted, "deputy", 8),
        ("minutes", locked, "secretary", 11),
        ("pass_minutes", drafted, "secretary", 18),
        ("extract", locked, "author", 6),
    ],
)
def test_as_often_with_thirty_as_with_one(
    client, cast, size, name, make, person, number_of_queries
):
    minutes = make(cast, many(cast) if size == "thirty" else recorded(cast))
    got = asked(client, minutes, getattr(cast, person), name)
    assert got == number_of_queries
