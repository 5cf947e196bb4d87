"""The page on which a member writes the plan: each finding beside its lines."""

import uuid
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.dates import days_left, weekday_date
from cells.plans.approved_content import line_content
from cells.plans.completeness import lacks_of, not_countable
from cells.plans.forms import FORM_NAMES, PlanItemForm
from cells.plans.labels import approver_words, plan_badge, told_sentence
from cells.plans.models import (
    PlanItem,
    PlanSource,
    PlanStatus,
    ProductKind,
    RemediationPlan,
)
from cells.plans.pages.blocks import (
    ApprovalBlock,
    ReturnBlock,
    approval_block,
    last_return,
)
from cells.plans.pages.lines import Fact, differing
from cells.plans.product_kinds import kinds_for
from cells.plans.proposed_lines import ProposedLine, proposed_lines
from cells.plans.services.writing import ITEM_FIELDS
from cells.plans.shown import Shown, approvals_of, as_it_stands
from cells.reviews.labels import StatusBadge
from cells.reviews.pages.shared import Link
from cells.reviews.pages.writing_rows import HIDDEN
from cells.saved_rows import saved_text
from cells.saving import digest, values_of

TYPED = (
    "title",
    "shortcoming",
    "solution",
    "start_on",
    "due_on",
    "expected_result",
    "kind",
    "quantity",
    "unit",
    "no_measure_reason",
    "change_reason",
)


@dataclass
class WriteRow:
    """One line as stored, or as just typed; values are what a field shows."""

    item_id: int
    prefix: str
    values: dict[str, str]
    version: int
    seen: str
    heading: str
    remove_then: str
    before: list[Fact] = field(default_factory=list)
    is_new: bool = False
    note: Fact | None = None
    errors: dict = field(default_factory=dict)
    conflict: object = None
    unsaved: bool = False


@dataclass
class FindingGroup:
    """A finding with what the report or the cell says of it, and the lines that
    mend it; ``answer`` is the member's to the cell."""

    anchor: str
    number: int
    label: str
    source: str
    deed: str
    remedy: str
    add_then: str
    is_own: bool
    answer: str = ""
    rows: list[WriteRow] = field(default_factory=list)
    is_gone: bool = False
    code: str = ""


@dataclass(frozen=True)
class KindOption:
    value: str
    text: str


@dataclass
class WritePage:
    title: str
    head_line: str
    status: StatusBadge
    told: str
    groups: list[FindingGroup]
    kind_options: list[KindOption]
    countable: str
    save_url: str
    read_url: str
    page_id: str
    saved_text: str
    answered: int
    total: int
    given_back: ReturnBlock | None
    approval: ApprovalBlock | None
    was_approved: bool
    change_reason: str
    pdf_url: str
    discard_url: str
    plan: RemediationPlan
    errors: list[Link] = field(default_factory=list)

    @property
    def rows(self) -> list[WriteRow]:
        return [row for group in self.groups for row in group.rows]


@dataclass(frozen=True)
class Loaded:
    """What every answer of the writing page needs, asked for once."""

    shown: Shown
    proposals: list[ProposedLine]
    kinds: list[ProductKind]

    @property
    def items(self) -> list[PlanItem]:
        return self.shown.items


def kind_option(kind: ProductKind) -> KindOption:
    """“Bài thu hoạch (bài)”: the unit that an empty field stands for."""
    return KindOption(str(kind.pk), f"{kind.name} ({kind.unit})")


def load(plan: RemediationPlan) -> Loaded:
    return Loaded(
        shown=as_it_stands(plan, approvals_of(plan)),
        proposals=proposed_lines(plan.cell_round, plan.author_id),
        kinds=list(kinds_for(plan.cell_round.cell_id)),
    )


def writing_page(plan: RemediationPlan, loaded: Loaded, *, forms=None) -> WritePage:
    """The page; ``forms`` by id of the line where a post is shown again."""
    given_back = last_return(plan) if plan.status == PlanStatus.RETURNED else None
    before = before_of(loaded.shown)
    rows = {
        item.pk: write_row(item, place, given_back, before)
        for place, item in enumerate(loaded.items, start=1)
    }
    for pk, form in (forms or {}).items():
        show_typed(rows[pk], form)
    answered, total = figures(loaded.items)
    pk = [plan.pk]
    changing = plan.status == PlanStatus.CHANGED
    return WritePage(
        title=_("Remediation plan %(year)s") % {"year": plan.cell_round.round.year},
        head_line=head_line(plan),
        status=plan_badge(plan),
        told=told_sentence() % {"approver": approver_words(plan)},
        groups=groups_of(loaded, rows),
        kind_options=[kind_option(kind) for kind in loaded.kinds],
        countable=not_countable(),
        save_url=reverse("plans:write", args=pk),
        read_url=reverse("plans:read_through", args=pk),
        page_id=str(uuid.uuid4()),
        saved_text=saved_text(plan.last_saved_at),
        answered=answered,
        total=total,
        given_back=given_back,
        approval=approval_block(plan, loaded.shown),
        was_approved=loaded.shown.approval is not None,
        change_reason=plan.change_reason,
        pdf_url=reverse("reports:remediation_plan_pdf", args=pk),
        discard_url=reverse("plans:discard", args=pk) if changing else "",
        plan=plan,
        errors=[
            Link(place_of(row, name), " ".join(sentences), row.item_id)
            for row in rows.values()
            for name, sentences in row.errors.items()
        ],
    )


def before_of(shown: Shown) -> dict[int, dict] | None:
    """The approved lines; None where nothing was approved yet."""
    approval = shown.approval
    if approval is None:
        return None
    return dict(zip(approval.item_ids, approval.content["lines"], strict=True))


def figures(items) -> tuple[int, int]:
    """Lines that lack nothing, of all lines."""
    return sum(1 for item in items if not lacks_of(item)), len(items)


def head_line(plan: RemediationPlan) -> str:
    due_on = plan.cell_round.round.plans_on
    return _("To be sent to %(approver)s by %(day)s, %(left)s.") % {
        "approver": approver_words(plan),
        "day": weekday_date(due_on),
        "left": days_left(due_on, timezone.localdate()),
    }


def write_row(item: PlanItem, place: int, given_back, before) -> WriteRow:
    approved = (before or {}).get(item.pk)
    notes = given_back.notes if given_back else {}
    return WriteRow(
        item_id=item.pk,
        prefix=f"p{item.pk}",
        values=values_shown(item),
        version=item.version,
        seen=digest(values_of(item, ITEM_FIELDS)),
        heading=_("Line %(n)s") % {"n": place},
        remove_then=f"remove-{item.pk}",
        before=differing(line_content(item), approved) if approved else [],
        is_new=before is not None and approved is None,
        note=Fact(given_back.by_line, notes[item.pk]) if item.pk in notes else None,
    )


def values_shown(item: PlanItem) -> dict[str, str]:
    """What each field of the form shows, by its name in the form."""
    values = {}
    for name in ITEM_FIELDS:
        value = getattr(item, name)
        shown = value.isoformat() if hasattr(value, "isoformat") else value
        values[FORM_NAMES.get(name, name)] = "" if shown is None else str(shown)
    return values


def show_typed(row: WriteRow, form: PlanItemForm) -> None:
    """Put what was just typed into the row, with its errors, nothing lost."""
    row.values = {name: form.typed(name) for name in TYPED}
    row.unsaved = True
    row.version, row.seen = form.page_facts()
    row.errors = {name: list(errors) for name, errors in form.errors.items()}


def place_of(row: WriteRow, name: str) -> str:
    return f"#line-{row.item_id}" if name in HIDDEN else f"#{row.prefix}-{name}"


def groups_of(loaded: Loaded, rows: dict[int, WriteRow]) -> list[FindingGroup]:
    """One group for each finding; lines whose finding is gone come last."""
    groups = {each.key: finding_group(each) for each in loaded.proposals}
    gone: dict[tuple, FindingGroup] = {}
    for item in loaded.items:
        key = item.key
        if key not in groups and key not in gone:
            gone[key] = gone_group(item)
        (groups.get(key) or gone[key]).rows.append(rows[item.pk])
    return [*groups.values(), *gone.values()]


def finding_group(proposal: ProposedLine) -> FindingGroup:
    return FindingGroup(
        anchor=proposal.anchor,
        number=proposal.indicator.number,
        label=proposal.indicator.shown_label,
        source=str(proposal.source.label),
        is_own=proposal.source == PlanSource.SELF,
        deed=proposal.deed,
        remedy=proposal.remedy,
        answer=proposal.answer,
        add_then=f"add-{proposal.name}",
        code=proposal.indicator.code,
    )


def gone_group(item: PlanItem) -> FindingGroup:
    return FindingGroup(
        anchor=f"gone-{item.pk}",
        number=item.indicator.number if item.indicator else 0,
        label=item.indicator.shown_label if item.indicator else "",
        source=str(PlanSource(item.source).label),
        is_own=item.source == PlanSource.SELF,
        deed="",
        remedy="",
        add_then="",
        is_gone=True,
    )
