"""The conclusion of a session: one text with the paper of the preparation (5.6)."""

from cells.meetings.models import Meeting, VoteSubject
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
    sittings = Meeting.objects.standing().filter(cell_round=meeting.cell_round_id)
    carried = sittings.filter(
        votes__subject=VoteSubject.CONCLUSION, votes__carried=True
    )
    deciding = set(carried.values_list("pk", flat=True))
    if deciding:
        return meeting.pk in deciding
    return not sittings.filter(pk__gt=meeting.pk).exists()
