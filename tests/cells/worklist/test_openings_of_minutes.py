"""Whoever has a part in the minutes reads on the home page who opened them."""

import pytest

from cells.audit.services import record_opening
from cells.worklist.openings import latest_openings
from tests.factories import NOW, TODAY, Cast
from tests.joining_scenes import held, remark, turn

pytestmark = pytest.mark.usefixtures("_in_english", "on_the_day")


@pytest.fixture
def cast(db):
    return Cast()


@pytest.fixture
def session(cast):
    made = held(cast, chair=cast.secretary, clerk=cast.colleague)
    for member in (cast.author, cast.colleague):
        turn(made, member)
    remark(made, cast.author, author=cast.former)
    return made


def opened(session, by, office):
    record_opening(
        session.minutes_of,
        actor=by,
        organisation_id=session.cell_round.cell_id,
        office=office,
        on=TODAY,
        now=NOW,
    )


def seen_by(member) -> list[tuple[str, str]]:
    return [(row.who, row.office) for row in latest_openings(member, 6)]


def test_each_comrade_with_a_part_reads_who_opened_them(cast, session):
    opened(session, cast.colleague, "clerk")
    opened(session, cast.deputy, "leader")
    clerk = (str(cast.colleague), "Clerk of the session, opened the minutes")
    leader = (str(cast.deputy), "leader of the cell, opened the minutes")
    assert seen_by(cast.author) == [leader, clerk]
    assert seen_by(cast.colleague) == [leader]
    assert seen_by(cast.former) == []
    assert seen_by(cast.stranger) == []


def test_the_home_page_names_who_opened_them_and_no_author(cast, session, client):
    opened(session, cast.secretary, "chair")
    client.force_login(cast.author)
    home = client.get("/").content.decode()
    assert cast.secretary.full_name in home
    assert "mở biên bản" in home
    assert cast.former.full_name not in home
