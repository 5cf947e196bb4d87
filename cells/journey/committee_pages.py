"""A committee's rounds and what each cell makes of them: counts, never a person."""

from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from cells.journey.committee_rows import (
    CellRow,
    opened_row,
    opened_rows,
    prospect_row,
)
from cells.journey.pages import DateRow, date_rows
from cells.journey.prospects import prospects
from cells.organisation.models import Organisation
from cells.reviews.labels import StatusBadge
from cells.rounds.models import (
    CellRound,
    CellRoundStatus,
    ReviewRound,
    RoundStatus,
)
from cells.rounds.reach import cells_reached


@dataclass(frozen=True)
class RoundRow:
    title: str
    detail: str
    badge: StatusBadge
    url: str


@dataclass
class CommitteeRoundPage:
    title: str
    badge: StatusBadge
    committee: str
    reach: str
    spared: list[str]
    legal_basis: str
    aims: str
    period: str
    dates: list[DateRow]
    meanings: list[tuple[str, str]]
    cells: list[CellRow]
    summary: str
    is_draft: bool
    version: int
    issue_url: str
    button_label: str
    edit_url: str
    back_url: str
    errors: list = field(default_factory=list)


def round_rows(rounds) -> list[RoundRow]:
    """``rounds``: of the committees, with their issuer; the cells are counted."""
    rounds = (
        rounds.select_related("organisation", "reach")
        .annotate(
            opened=Count(
                "cell_rounds",
                filter=~Q(cell_rounds__status=CellRoundStatus.CANCELLED),
            )
        )
        .order_by("-created_at", "-pk")
    )
    return [
        RoundRow(
            title=each.title,
            detail=round_detail(each),
            badge=round_badge(each),
            url=reverse("journey:committee_round", args=[each.pk]),
        )
        for each in rounds
    ]


def round_detail(review_round) -> str:
    reach = review_round.reach or review_round.organisation
    if review_round.status == RoundStatus.DRAFT:
        return _("For %(reach)s. No cell knows of it yet.") % {"reach": reach.name}
    return ngettext(
        "For %(reach)s. Opened in %(n)s cell.",
        "For %(reach)s. Opened in %(n)s cells.",
        review_round.opened,
    ) % {"reach": reach.name, "n": review_round.opened}


def round_badge(review_round: ReviewRound) -> StatusBadge:
    tone, icon = ("gold", "pencil")
    if review_round.status == RoundStatus.ISSUED:
        tone, icon = ("neutral", "flag")
    return StatusBadge(tone, icon, str(review_round.get_status_display()))


def committee_round_page(review_round: ReviewRound) -> CommitteeRoundPage:
    """``review_round`` comes with its issuer and ``reach``."""
    opened = opened_rows(review_round)
    here = {each.cell_id for each in opened}
    missing = [c for c in cells_reached(review_round) if c.pk not in here]
    found = prospects(
        [*missing, *(each.cell for each in opened)],
        on=timezone.localdate(),
        since=review_round.period_from,
    )
    cells = [(each.cell, opened_row(each, found[each.cell_id])) for each in opened]
    cells += [(cell, prospect_row(found[cell.pk])) for cell in missing]
    cells.sort(key=lambda pair: pair[0].path)
    able = sum(not found[cell.pk].obstacle for cell in missing)
    is_draft = review_round.status == RoundStatus.DRAFT
    return CommitteeRoundPage(
        title=review_round.title,
        badge=round_badge(review_round),
        committee=review_round.organisation.addressed_as,
        reach=(review_round.reach or review_round.organisation).name,
        spared=[cell.name for cell in review_round.spared_cells.order_by("path")],
        legal_basis=review_round.legal_basis,
        aims=review_round.aims,
        period=f"{review_round.period_from:%d/%m/%Y} – "
        f"{review_round.period_to:%d/%m/%Y}",
        dates=date_rows(review_round),
        meanings=meaning_rows(review_round),
        cells=[row for _cell, row in cells],
        summary=summary_text(opened, able, len(missing) - able),
        is_draft=is_draft,
        version=review_round.version,
        issue_url=address("issue_committee_round", review_round) if able else "",
        button_label=button_label(able, is_draft=is_draft),
        edit_url=address("edit_committee_round", review_round) if is_draft else "",
        back_url=reverse("journey:committee_rounds"),
    )


def address(name: str, review_round: ReviewRound) -> str:
    return reverse(f"journey:{name}", args=[review_round.pk])


def button_label(able: int, *, is_draft: bool) -> str:
    if is_draft:
        return ngettext("Issue to %(n)s cell", "Issue to %(n)s cells", able) % {
            "n": able
        }
    return ngettext(
        "Issue to the missing cell", "Issue to the %(n)s missing cells", able
    ) % {"n": able}


def meaning_rows(review_round: ReviewRound) -> list[tuple[str, str]]:
    return [
        (pgettext("frequency", "None"), review_round.meaning_none),
        (pgettext("frequency", "Rarely"), review_round.meaning_rarely),
        (pgettext("frequency", "Occasionally"), review_round.meaning_occasionally),
        (pgettext("frequency", "Often"), review_round.meaning_often),
    ]


def summary_text(opened: list[CellRound], able: int, left_out: int) -> str:
    parts = []
    cancelled = sum(each.status == CellRoundStatus.CANCELLED for each in opened)
    if running := len(opened) - cancelled:
        parts.append(
            ngettext("opened in %(n)s cell", "opened in %(n)s cells", running)
            % {"n": running}
        )
    if cancelled:
        parts.append(
            ngettext("cancelled in %(n)s cell", "cancelled in %(n)s cells", cancelled)
            % {"n": cancelled}
        )
    if able:
        parts.append(
            ngettext("%(n)s cell can open it", "%(n)s cells can open it", able)
            % {"n": able}
        )
    if left_out:
        parts.append(
            ngettext("%(n)s cell left out", "%(n)s cells left out", left_out)
            % {"n": left_out}
        )
    return ", ".join(parts)


def committees_of(user) -> list[Organisation]:
    """The committees whose secretary, deputy or staff the user is."""
    mandates = user.mandates
    return list(
        Organisation.objects.filter(
            Q(pk__in=mandates.leads) | Q(pk__in=mandates.staff_of), kind="committee"
        )
    )
