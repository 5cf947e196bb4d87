"""What stands beside the lines: the approval, returns, openings."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cells.audit.models import AuditEntry
from cells.dates import clock
from cells.plans.labels import approver_words
from cells.plans.models import PlanReturn, RemediationPlan
from cells.plans.pages.lines import Fact, PlanLine
from cells.plans.shown import Shown
from cells.reviews.pages.history import Opening, office_words

GROUP = 4  # characters of a hash that are read at a glance


@dataclass(frozen=True)
class ApprovalBlock:
    heading: str
    name: str
    at: str
    hash_groups: list[str]
    in_force: bool
    state_text: str


@dataclass(frozen=True)
class ReturnBlock:
    """A return; ``notes``: id of the line → what was said there.

    ``notes_at_removed``: what was said at lines that the author has removed since.
    """

    by_line: str
    reason: str
    notes: dict[int, str] = field(default_factory=dict)
    notes_at_removed: list[Fact] = field(default_factory=list)


def approval_block(plan: RemediationPlan, shown: Shown) -> ApprovalBlock | None:
    approval = shown.approval
    if approval is None:
        return None
    return ApprovalBlock(
        heading=_("%(approver)s has approved") % {"approver": approver_words(plan)},
        name=str(approval.approved_by),
        at=clock(approval.approved_at),
        hash_groups=in_groups(approval.content_sha256),
        in_force=shown.in_force,
        state_text=_("The content is unchanged since the approval.")
        if shown.in_force
        else _("Changed since: this approval is no longer in force."),
    )


def in_groups(sha256: str) -> list[str]:
    return [sha256[at : at + GROUP] for at in range(0, len(sha256), GROUP)]


def last_return(plan: RemediationPlan) -> ReturnBlock | None:
    """The newest return, which an approval since then has settled."""
    given_back = (
        PlanReturn.objects.filter(plan=plan)
        .select_related("returned_by")
        .prefetch_related("notes")
        .order_by("-pk")
        .first()
    )
    if given_back is None:
        return None
    return ReturnBlock(
        by_line=f"{given_back.returned_by}, {clock(given_back.returned_at)}",
        reason=given_back.reason,
        notes={
            note.item_id: note.text for note in given_back.notes.all() if note.item_id
        },
        notes_at_removed=[
            Fact(note.line_title or _("a line without a title"), note.text)
            for note in given_back.notes.all()
            if not note.item_id
        ],
    )


def put_notes(lines: list[PlanLine], block: ReturnBlock | None) -> None:
    for line in lines:
        if block and line.item_id in block.notes:
            line.notes = [Fact(block.by_line, block.notes[line.item_id])]


def openings_of_plan(plan: RemediationPlan) -> list[Opening]:
    entries = AuditEntry.objects.openings_of("remediationplan", [plan.pk])
    return [
        Opening(
            who=str(entry.actor),
            office=office_words(entry.details.get("office", "")),
            at=clock(entry.at),
        )
        for entry in entries
    ]
