"""The pages on which a summary goes from one state to the next, or back."""

from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.dates import clock
from cells.journey.freeze_summary import SETTLED
from cells.reviews.models import SelfReview
from cells.reviews.pages.shared import Link
from cells.summaries.figures import report_counts
from cells.summaries.models import CellSummary
from cells.summaries.pages.shared import Badge, address, status_badge
from cells.summaries.pages.summary import MeasureRow


@dataclass(frozen=True)
class Replaced:
    """A version that was passed before, with the reason for opening it again."""

    passed_on: str
    replaced_at: str
    reason: str
    sha256: str


@dataclass
class WayPage:
    title: str
    status: Badge
    url: str
    back_url: str
    version: int
    button_label: str
    sentences: list[str] = field(default_factory=list)
    typed: dict = field(default_factory=dict)
    errors: list[Link] = field(default_factory=list)
    field_errors: dict = field(default_factory=dict)
    reason_label: str = ""
    measures: list[MeasureRow] = field(default_factory=list)
    replaced: list[Replaced] = field(default_factory=list)


def way_page(summary: CellSummary, name: str, title: str, button: str) -> WayPage:
    return WayPage(
        title=title,
        status=status_badge(summary),
        url=address(name, summary),
        back_url=address("summaries:detail", summary),
        version=summary.version,
        button_label=button,
    )


def missing_reports(summary: CellSummary) -> int:
    """Reports that are neither accepted, nor excused, nor given up."""
    reviews = SelfReview.objects.filter(cell_round=summary.cell_round_id)
    return reviews.exclude(status__in=SETTLED).count()


def freeze_page(summary: CellSummary, missing: int) -> WayPage:
    page = way_page(
        summary,
        "journey:freeze",
        _("Freeze the figures for the cell"),
        _("Freeze the figures"),
    )
    page.version = summary.cell_round.version
    counts = report_counts(summary)
    page.sentences = [
        _("%(n)s of %(of)s reports are counted.")
        % {"n": counts.accepted, "of": counts.must_write},
        _(
            "Once frozen, figures can only be mended by opening them again with a "
            "reason. What the cell adds in the session goes into “what the cell "
            "pointed out”."
        ),
        _("No report can be filed, decided or withdrawn while the figures are frozen."),
    ]
    if missing:
        page.sentences.insert(
            1,
            ngettext(
                "%(n)s report is missing. The paper says how many, and your reason.",
                "%(n)s reports are missing. The paper says how many, and your reason.",
                missing,
            )
            % {"n": missing},
        )
        page.reason_label = _("Why the figures are frozen without them")
    page.replaced = replaced_versions(summary)
    return page


def reopen_reviews_page(summary: CellSummary) -> WayPage:
    page = way_page(
        summary,
        "journey:reopen_reviews",
        _("Open the reports again"),
        _("Open the reports again"),
    )
    page.version = summary.cell_round.version
    page.reason_label = _("Why it is opened again")
    page.sentences = [
        _(
            "The frozen figures are taken away; reports can be filed and decided "
            "again, and you freeze anew. Lines, measures and words stay."
        )
    ]
    return page


def reopen_summary_page(summary: CellSummary) -> WayPage:
    page = way_page(
        summary,
        "journey:reopen_summary",
        _("Open the passed summary again"),
        _("Open the summary again"),
    )
    page.reason_label = _("Why it is opened again")
    page.sentences = [
        _(
            "The passed version is kept and marked as replaced. The figures stay "
            "frozen; the cell passes the summary once more."
        )
    ]
    page.replaced = replaced_versions(summary)
    return page


def replaced_versions(summary: CellSummary) -> list[Replaced]:
    return [
        Replaced(
            date_format(row.passed_on, "d/m/Y") if row.passed_on else "",
            clock(row.replaced_at),
            row.reason,
            row.content_sha256,
        )
        for row in summary.replaced.all()
    ]


def show_refusal(page: WayPage, form, sentence: str = "") -> WayPage:
    """Everything typed stays, with what is wrong and where."""
    page.typed = {name: form.data.get(name, "") for name in form.fields}
    page.field_errors = {name: " ".join(errors) for name, errors in form.errors.items()}
    page.errors = [
        Link("" if name in {"version", "__all__"} else f"#{name}", text)
        for name, text in page.field_errors.items()
    ]
    if sentence:
        page.errors.append(Link("", sentence))
    return page
