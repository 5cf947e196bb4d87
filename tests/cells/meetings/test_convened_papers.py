"""Running order and programme carry the session as the cell was convened to it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cells.journey.draft_papers import redraft_paper
from cells.journey.draft_papers.news import paper_news
from cells.meetings.services import change_meeting
from cells.models import Paper
from cells.preparation.models.papers import PaperKind
from tests.factories import NOW, TODAY
from tests.live_scenes import convened
from tests.meeting_scenes import facts, fresh
from tests.papers_scenes import drafted

KINDS = (PaperKind.RUNNING_ORDER, PaperKind.PROGRAMME)


@pytest.mark.parametrize("kind", KINDS)
def test_day_place_chair_and_clerk_are_those_of_the_session(kind, cast, client):
    meeting = convened(cast, place="Hội trường B1")
    paper = drafted(cast, kind)
    for fact in ("Hội trường B1", cast.secretary.full_name, cast.colleague.full_name):
        assert fact in paper.text
    day = TODAY + timedelta(days=3)
    change_meeting(
        meeting=meeting,
        facts=facts(
            cast, held_on=day, place="Phòng C2", chair=cast.deputy, clerk=cast.former
        ),
        seen_version=meeting.version,
        by=cast.secretary,
        now=NOW,
    )
    assert fresh(meeting).status == "convened"
    assert paper_news(Paper.objects.get(pk=paper.pk)) is not None
    redraft_paper(paper=paper, seen_version=paper.version, by=cast.secretary, now=NOW)
    client.force_login(cast.secretary)
    sheet = client.get(reverse("reports:session_paper", args=[paper.pk]))
    page = sheet.content.decode()
    told = ("Phòng C2", cast.deputy.full_name, cast.former.full_name)
    for fact in (*told, f"{day:%d/%m/%Y}".lstrip("0").replace("/0", "/")):
        assert fact in page
    assert "Hội trường B1" not in page
    assert paper_news(Paper.objects.get(pk=paper.pk)) is None
