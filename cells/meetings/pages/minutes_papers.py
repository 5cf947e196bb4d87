"""“Papers of the session”: everything that is printed of one meeting, in one place."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.meetings.models import FIXED, Meeting
from cells.meetings.policies import minutes_of
from cells.preparation.models.papers import Paper, PaperKind
from cells.preparation.paper_policies import may_read_paper

KINDS = (
    PaperKind.NOTICE,
    PaperKind.INVITATION,
    PaperKind.PROGRAMME,
    PaperKind.RUNNING_ORDER,
    PaperKind.SPEAKING_GUIDE,
    PaperKind.DRAFT_CONCLUSIONS,
)


@dataclass(frozen=True)
class PaperLink:
    label: str
    url: str


def paper_links(meeting: Meeting, user) -> list[PaperLink]:
    """Those that ``user`` may read, in the order of their use; one query."""
    papers = Paper.objects.filter(
        cell_round=meeting.cell_round_id, kind__in=KINDS
    ).select_related("shown_version")
    found = {}
    for paper in papers:
        paper.cell_round = meeting.cell_round
        if may_read_paper(user, paper):
            found[PaperKind(paper.kind)] = paper
    return [
        PaperLink(
            label_of(kind, meeting),
            reverse("reports:session_paper", args=[found[kind].pk]),
        )
        for kind in KINDS
        if kind in found
    ]


def label_of(kind: PaperKind, meeting: Meeting) -> str:
    """With the minutes passed the conclusion is a draft no more."""
    minutes = minutes_of(meeting)
    is_fixed = minutes is not None and minutes.status in FIXED
    if kind == PaperKind.DRAFT_CONCLUSIONS and is_fixed:
        return _("Conclusion of the session")
    return str(kind.label)
