"""Papers of a session, and what they are drafted from, made through the services."""

from datetime import date, time

from cells.journey.draft_papers import draft_paper
from cells.meetings.services import ExpectedAttendance, MeetingFacts, plan_meeting
from cells.models import AuditEntry, Notification, Paper, PaperVersion
from cells.preparation.models.papers import PaperKind
from cells.preparation.services.papers import (
    PAPER_FIELDS,
    keep_version,
    save_paper,
    show_paper,
)
from cells.saving import Edit, values_of
from tests.factories import NOW

PLACE = "Hội trường A"


def plan_session(cast, **attendance):
    """Fifteen are expected at 13:30 on 30/10/2026, for 200 minutes."""
    return plan_meeting(
        cell_round=cast.cell_round,
        facts=MeetingFacts(
            held_on=date(2026, 10, 30),
            starts_at=time(13, 30),
            place=PLACE,
            minutes=200,
            chair=cast.secretary,
            clerk=cast.colleague,
        ),
        attendance=ExpectedAttendance(**{"expected_number": 15} | attendance),
        by=cast.secretary,
        now=NOW,
    )


def drafted(cast, kind=PaperKind.SESSION_PLAN, *, by=None) -> Paper:
    paper = draft_paper(
        cell_round=cast.cell_round, kind=kind, by=by or cast.secretary, now=NOW
    )
    return fresh(paper)


def fresh(paper) -> Paper:
    return Paper.objects.select_related(
        "cell_round__round", "cell_round__cell", "shown_version"
    ).get(pk=paper.pk)


def edit_of(paper, text, **changed) -> Edit:
    facts = {"key": 1, "values": {"text": text}, "seen_version": paper.version}
    return Edit(**facts | changed)


def write(paper, text, *, by, page="", sequence=0, now=NOW, **changed):
    return save_paper(
        paper=paper,
        edit=edit_of(paper, text, **changed),
        page=page,
        sequence=sequence,
        by=by,
        now=now,
    )


def kept(paper, *, by) -> PaperVersion:
    return keep_version(paper=paper, seen_version=paper.version, by=by, now=NOW)


def shown(cast, kind=PaperKind.SESSION_PLAN) -> Paper:
    paper = drafted(cast, kind)
    show_paper(paper=paper, seen_version=paper.version, by=cast.secretary, now=NOW)
    return fresh(paper)


def texts(paper) -> list[tuple[int, str, str]]:
    """Number, origin and text of each version, oldest first."""
    rows = paper.versions.order_by("number")
    return list(rows.values_list("number", "origin", "text"))


def acts(paper) -> list[str]:
    found = AuditEntry.objects.filter(target_kind="paper", target_id=paper.pk)
    return list(found.order_by("pk").values_list("action", flat=True))


def told(member) -> list[str]:
    rows = Notification.objects.filter(recipient=member, kind="paper_ready")
    return list(rows.values_list("path", flat=True))


def seen_values(paper) -> dict:
    return values_of(paper, PAPER_FIELDS)
