"""Causes: the texts that wait, without names, and the lines that stand."""

from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.reviews.models import ReaderOffice
from cells.summaries.models import CellSummary, LineKind
from cells.summaries.pages.shared import Badge, address, numbers_text, status_badge
from cells.summaries.policies import may_edit
from cells.summaries.sources import own_office, waiting_texts
from cells.summaries.words import causes, lines_of


@dataclass(frozen=True)
class TextRow:
    key: str
    text: str
    is_ticked: bool


@dataclass(frozen=True)
class IndicatorTexts:
    number: int
    label: str
    texts: list[TextRow]


@dataclass(frozen=True)
class LineRow:
    pk: int
    version: int
    text: str
    numbers: str
    members: int
    url: str
    may_change: bool
    by_text: str
    error: str = ""


@dataclass(frozen=True)
class KindTab:
    value: str
    label: str
    url: str
    is_current: bool


@dataclass
class LinesPage:
    kind: str
    kind_label: str
    tabs: list[KindTab]
    status: Badge
    waiting: list[IndicatorTexts]
    lines: list[LineRow]
    url: str
    back_url: str
    may_order: bool
    typed_text: str = ""
    typed_numbers: str = ""
    form_error: str = ""


def lines_page(summary: CellSummary, user, kind: str, form=None) -> LinesPage:
    """``form``: a refused wording, shown again whole."""
    ticked = set(form.data.getlist("sources")) if form else set()
    is_secretary = may_edit(user, summary)
    office = own_office(summary, user)
    url = address("summaries:lines", summary)
    return LinesPage(
        kind=kind,
        kind_label=str(LineKind(kind).label),
        tabs=[
            KindTab(each, str(each.label), f"{url}?kind={each}", each == kind)
            for each in LineKind
        ],
        status=status_badge(summary),
        waiting=grouped(waiting_texts(summary, user, kind), ticked),
        lines=[
            line_row(summary, line, office)
            for line in causes(lines_of(summary), kind)
            if is_secretary or line.office == office
        ],
        url=url,
        back_url=address("summaries:detail", summary)
        if is_secretary
        else reverse("home"),
        may_order=is_secretary,
        typed_text=form.data.get("text", "") if form else "",
        typed_numbers=form.data.get("numbers", "") if form else "",
    )


def grouped(texts, ticked: set[str]) -> list[IndicatorTexts]:
    return [
        IndicatorTexts(
            number,
            label,
            [TextRow(each.key, each.text, each.key in ticked) for each in rows],
        )
        for (number, label), rows in groupby(
            texts, key=lambda each: (each.number, each.label)
        )
    ]


def line_row(summary: CellSummary, line, office) -> LineRow:
    is_own = line.office == office
    return LineRow(
        pk=line.pk,
        version=line.version,
        text=line.text,
        numbers=numbers_text(line.numbers),
        members=line.members,
        url=address("summaries:line", summary, line.pk),
        may_change=is_own,
        by_text="" if is_own else worded_by(line.office),
    )


def worded_by(office: str) -> str:
    return _("Worded by %(reader)s, who reads the report.") % {
        "reader": str(ReaderOffice(office).label)
    }
