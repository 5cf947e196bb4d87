"""The conclusion of a session: one text with the paper of the preparation (5.6)."""

from django.db.models import Exists, OuterRef

from cells.meetings.models import Meeting, Vote, VoteSubject
from cells.preparation.models.papers import Paper, PaperKind


def conclusion_paper(meeting: Meeting) -> Paper | None:
    """The paper “draft conclusions” of the round, with its round and cell."""
    papers = Paper.objects.select_related(
        "cell_round__round", "cell_round__cell", "shown_version"
    )
    return papers.filter(
        cell_round=meeting.cell_round_id, kind=PaperKind.DRAFT_CONCLUSIONS
    ).first()


def conclusion_text(meeting: Meeting) -> str:
    """What the minutes of ``meeting`` take over as its conclusion; "" for none.

    Of several sittings one draws the conclusion: the one that carried it, else the
    last one.
    """
    if not draws_the_conclusion(meeting):
        return ""
    paper = conclusion_paper(meeting)
    return paper.text.strip() if paper else ""


def draws_the_conclusion(meeting: Meeting) -> bool:
    votes = Vote.objects.filter(
        meeting=OuterRef("pk"), subject=VoteSubject.CONCLUSION, carried=True
    )
    sittings = Meeting.objects.standing().filter(cell_round=meeting.cell_round_id)
    carried = dict(sittings.values_list("pk", Exists(votes)))
    if any(carried.values()):
        return carried.get(meeting.pk, False)
    return meeting.pk == max(carried, default=meeting.pk)
