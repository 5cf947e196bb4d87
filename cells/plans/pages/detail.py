"""A plan as it is read: by its author, or by the office that approves it (08)."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.dates import clock
from cells.indicators.models import Indicator
from cells.plans.labels import approver_words, plan_badge
from cells.plans.models import PlanSource, PlanStatus, RemediationPlan
from cells.plans.pages.blocks import (
    ApprovalBlock,
    ReturnBlock,
    approval_block,
    last_return,
    openings_of_plan,
    put_notes,
)
from cells.plans.pages.copies import CopyRow, copy_rows
from cells.plans.pages.lines import PlanLine, plan_lines
from cells.plans.proposed_lines import (
    ProposedLine,
    indicators_of,
    proposed_lines,
    uncovered,
    without_finding,
)
from cells.plans.shown import Shown, shown_to
from cells.reviews.labels import StatusBadge
from cells.reviews.models import ReaderOffice
from cells.reviews.pages.history import Opening
from cells.rounds.models import OPEN_FOR_WRITING


@dataclass(frozen=True)
class ApproverForm:
    """One form, two acts: approve with the password, or return with a reason."""

    approve_url: str
    return_url: str
    version: int
    shown: str
    reason: str = ""
    errors: dict = field(default_factory=dict)
    pass_up_url: str = ""


@dataclass(frozen=True)
class ToAdd:
    """What the cell pointed out after the approval, so that no line is for it."""

    number: int
    label: str
    deed: str


@dataclass
class PlanPage:
    title: str
    author_line: str
    sent_text: str
    status: StatusBadge
    version: int
    lines: list[PlanLine]
    unmeasured: list[PlanLine]
    hidden_text: str
    approval: ApprovalBlock | None
    given_back: ReturnBlock | None
    copies: list[CopyRow]
    openings: list[Opening]
    is_author: bool
    change_reason: str
    pdf_url: str = ""
    form: ApproverForm | None = None
    recall_url: str = ""
    change_url: str = ""
    write_url: str = ""
    copy_url: str = ""
    round_closed: bool = False
    form_error: str = ""
    to_add: list[ToAdd] = field(default_factory=list)
    followed_plan: RemediationPlan | None = None
    plan: RemediationPlan | None = None


@dataclass
class Typed:
    """What an approver had typed when an act was refused."""

    reason: str = ""
    notes: dict[int, str] = field(default_factory=dict)
    errors: dict = field(default_factory=dict)


def plan_page(plan: RemediationPlan, user, typed: Typed | None = None) -> PlanPage:
    """The whole page; ``plan`` comes with author, round, cell and approver."""
    is_author = plan.author_id == user.pk
    shown = shown_to(plan, is_author=is_author)
    indicators = indicators_shown(plan, shown)
    lines = plan_lines(shown, indicators)
    given_back = last_return(plan) if plan.status != PlanStatus.APPROVED else None
    proposals = proposals_beside(plan, shown, indicators)
    mark_gone(proposals, shown, lines)
    put_notes(lines, given_back)
    page = PlanPage(
        title=_("Remediation plan %(year)s") % {"year": plan.cell_round.round.year},
        author_line=author_line(plan, lines),
        sent_text=sent_text(plan),
        status=plan_badge(plan),
        version=plan.version,
        lines=[line for line in lines if not line.reason],
        unmeasured=[line for line in lines if line.reason],
        hidden_text=hidden_text(plan, shown),
        approval=approval_block(plan, shown),
        given_back=given_back,
        copies=copy_rows(shown.approval),
        openings=openings_of_plan(plan),
        is_author=is_author,
        change_reason=change_reason(plan, is_author=is_author),
        round_closed=plan.cell_round.status not in OPEN_FOR_WRITING,
    )
    if plan.status == PlanStatus.APPROVED and not page.round_closed:
        page.to_add = to_add(proposals, shown)
    page.plan = plan
    if shown.approval:
        page.followed_plan = plan
    put_ways(page, plan, shown, user, typed or Typed())
    return page


def indicators_shown(plan, shown: Shown) -> dict[str, Indicator]:
    """The lines that stand have come with theirs; for a copy alone they are asked."""
    of_lines = (each.indicator for each in shown.items if each.indicator)
    found = {each.code: each for each in of_lines}
    return found or indicators_of(plan.cell_round)


def proposals_beside(plan, shown: Shown, indicators) -> list[ProposedLine]:
    """Empty where only an approved copy is shown: what its author does is private."""
    if not shown.items:
        return []
    return proposed_lines(plan.cell_round, plan.author_id, indicators=indicators)


def to_add(proposals: list[ProposedLine], shown: Shown) -> list[ToAdd]:
    """Read by the author and the approver, who both read findings."""
    return [
        ToAdd(each.indicator.number, each.indicator.shown_label, each.deed)
        for each in uncovered(proposals, shown.items)
        if each.source == PlanSource.CELL
    ]


def mark_gone(
    proposals: list[ProposedLine], shown: Shown, lines: list[PlanLine]
) -> None:
    """A line whose finding is gone says so; the approval stands as it is."""
    gone = {item.pk for item in without_finding(proposals, shown.items)}
    for line in lines:
        line.finding_gone = line.item_id in gone


def put_ways(page: PlanPage, plan, shown: Shown, user, typed: Typed) -> None:
    """What one may do here, now."""
    pk, is_open = [plan.pk], not page.round_closed
    if shown.items:
        page.pdf_url = reverse("reports:remediation_plan_pdf", args=pk)
    if shown.approval and is_open:
        page.copy_url = reverse("plans:attach_signed_copy", args=pk)
    if not is_open:
        return
    if page.is_author:
        if plan.status == PlanStatus.SENT and plan.first_opened_at is None:
            page.recall_url = reverse("plans:recall", args=pk)
        if plan.status == PlanStatus.APPROVED:
            page.change_url = reverse("plans:change", args=pk)
    elif plan.status == PlanStatus.SENT:
        page.form = approver_form(plan, shown, user, typed)
        for line in page.lines + page.unmeasured:
            line.note_text = typed.notes.get(line.item_id, "")


def approver_form(plan, shown: Shown, user, typed: Typed) -> ApproverForm:
    pk = [plan.pk]
    passes_up = (
        plan.approver_office == ReaderOffice.DEPUTY
        and plan.approver_organisation_id in user.mandates.deputy_of
    )
    return ApproverForm(
        approve_url=reverse("plans:approve", args=pk),
        return_url=reverse("plans:return", args=pk),
        version=plan.version,
        shown=shown.sha256,
        reason=typed.reason,
        errors=typed.errors,
        pass_up_url=reverse("plans:pass_up", args=pk) if passes_up else "",
    )


def author_line(plan: RemediationPlan, lines: list[PlanLine]) -> str:
    words = _("Comrade %(name)s") % {"name": plan.author.full_name}
    planned = len([line for line in lines if not line.reason])
    if not lines:
        return f"{words}."
    count = ngettext("%(n)s thing to do", "%(n)s things to do", planned) % {
        "n": planned
    }
    return f"{words}. {count}."


def sent_text(plan: RemediationPlan) -> str:
    if plan.sent_at is None:
        return ""
    return _("Sent to %(approver)s at %(time)s.") % {
        "approver": approver_words(plan),
        "time": clock(plan.sent_at),
    }


def hidden_text(plan: RemediationPlan, shown: Shown) -> str:
    """Why an approver does not read what the author is working on."""
    if plan.status == PlanStatus.MOVED:
        return ""
    if shown.content is None:
        return _("The plan is with its author, who is correcting it.")
    if shown.is_approved_copy and not shown.in_force and not shown.items:
        return _(
            "The author is changing the plan. What stands here is the copy that was "
            "approved."
        )
    return ""


def change_reason(plan: RemediationPlan, *, is_author: bool) -> str:
    """Why an approved plan is being changed, for its author and, sent, its approver."""
    if is_author or plan.status == PlanStatus.SENT:
        return plan.change_reason
    return ""
