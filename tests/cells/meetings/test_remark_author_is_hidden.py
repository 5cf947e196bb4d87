"""Whoever made a remark is named where it is recorded and in the minutes alone."""

import re

import pytest
from django.urls import reverse

from cells.meetings.services.answers import tell_whom_to_answer
from cells.models import AuditEntry, Notification
from tests.access_matrix import PEOPLE
from tests.factories import make_member
from tests.remarks_scenes import (
    DEED,
    answered,
    ended,
    finding,
    minutes_passed,
    remark,
    running,
)

SECRET_NAME = "Zyxwer Người Góp"
RECORDERS = ("secretary", "deputy", "colleague")


@pytest.fixture
def speaker(cast):
    return make_member(cast.cell, full_name=SECRET_NAME, username="nguoi-gop-an")


@pytest.fixture
def scene(cast, speaker):
    """A remark with an answer, a finding beside it, the session over, notices sent."""
    meeting = running(cast)
    row = remark(meeting, cast, author=speaker)
    answered(row, cast.author)
    remark(meeting, cast, author=speaker, deed="Việc thứ hai")
    finding(meeting, cast)
    tell_whom_to_answer(meeting=meeting, now=row.recorded_at)
    return ended(meeting)


def pages(meeting, cast) -> list[str]:
    """Wherever a person could look for it."""
    of_the_meeting = (
        "detail", "about_me", "remarks", "live", "live_news", "kept_items", "my_turn",
        "outcome", "votes", "conclusion", "lessons", "minutes", "minutes_aloud",
        "extract", "attendance", "guests",
    )  # fmt: skip
    alone = (
        "home", "notifications:list", "meetings:current", "meetings:dates",
        "reviews:current", "reviews:queue", "summaries:current", "plans:current",
        "plans:queue", "plans:cell", "journey:current", "collective:current",
    )  # fmt: skip
    return [
        *[reverse(f"meetings:{name}", args=[meeting.pk]) for name in of_the_meeting],
        *[reverse(name) for name in alone],
        reverse("reviews:mine", args=[cast.review_of(cast.author).pk]),
        reverse("summaries:detail", args=[cast.cell_round.summary.pk]),
    ]


def own_pages(meeting) -> set[str]:
    """The way to the minutes leads a member to the own extract."""
    names = ("about_me", "extract", "minutes")
    return {reverse(f"meetings:{name}", args=[meeting.pk]) for name in names}


def said_of(text: str, speaker) -> bool:
    return SECRET_NAME in text or speaker.username in text


OTHERS = [person for person in PEOPLE if person not in RECORDERS]


def look(cast, scene, speaker, client, person) -> set[str]:
    """Where ``person`` reads the remark; never beside who said it."""
    if person != "nobody":
        client.force_login(getattr(cast, person))
    read_at = set()
    for page in pages(scene, cast):
        text = client.get(page, follow=True).content.decode()
        if DEED in text or "Việc thứ hai" in text:
            read_at.add(page)
            assert not said_of(text, speaker), page
    return read_at


@pytest.mark.parametrize("person", OTHERS)
def test_no_page_names_the_speaker_to_who_does_not_record(
    cast, scene, speaker, client, person
):
    about_me = reverse("meetings:about_me", args=[scene.pk])
    read_at = look(cast, scene, speaker, client, person)
    assert read_at == ({about_me} if person == "author" else set())


@pytest.mark.parametrize("person", OTHERS)
def test_nor_does_one_once_the_minutes_are_locked(cast, scene, speaker, client, person):
    minutes_passed(scene, cast, "locked")
    read_at = look(cast, scene, speaker, client, person)
    assert read_at <= (own_pages(scene) if person == "author" else set())


def test_the_own_page_has_no_id_hour_or_recorder(cast, scene, speaker, client):
    client.force_login(cast.author)
    text = client.get(reverse("meetings:about_me", args=[scene.pk])).content.decode()
    main = text[text.index("<main") : text.index("</main>")]
    assert cast.colleague.full_name not in main
    assert "10:00" not in main
    assert not re.search(r"remark[^\"'\s]*?\d", main)
    ids = set(re.findall(r'name="r([0-9a-f]+)-', main))
    assert {len(each) for each in ids} == {32}
    digits = set(re.findall(r'(?:value|id|href)="(\d+)"', main))
    assert digits == set()


@pytest.mark.parametrize("status", ["passed", "locked"])
def test_after_the_minutes_the_own_page_still_hides_it(
    cast, scene, speaker, client, status
):
    minutes_passed(scene, cast, status)
    client.force_login(cast.author)
    text = client.get(reverse("meetings:about_me", args=[scene.pk])).content.decode()
    assert DEED in text
    assert not said_of(text, speaker)


def test_notices_and_traces_name_nobody(cast, scene, speaker):
    notices = " ".join(
        f"{each.text} {each.facts}" for each in Notification.objects.all()
    )
    assert not said_of(notices, speaker)
    acts = AuditEntry.objects.filter(action__startswith="meeting.")
    trace = " ".join(str(vars(each)) for each in acts)
    assert not said_of(trace, speaker)
    assert speaker.pk not in {each.actor_id for each in acts}
    assert DEED not in trace


def test_who_records_reads_it_and_the_clerk_only_until_the_lock(
    cast, scene, speaker, client
):
    page = reverse("meetings:remarks", args=[scene.pk])
    for person in RECORDERS:
        client.force_login(getattr(cast, person))
        assert SECRET_NAME in client.get(page).content.decode()
    minutes_passed(scene, cast, "locked")
    client.force_login(cast.colleague)
    assert client.get(page).status_code == 403
