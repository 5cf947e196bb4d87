"""The page of whoever helps with a paper: the typist, or the secretary.

It shows how far the entry is, and no word of the report.
"""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.accounts.one_time_codes.models import MOST_TRIES, OneTimeCode
from cells.organisation.holders import OfficeChart, office_chart
from cells.organisation.models import Member, Role
from cells.organisation.name_order import name_order
from cells.reviews.labels import StatusBadge, others_badge
from cells.reviews.models import PaperEntry, ReviewStatus, SelfReview
from cells.reviews.pages.entering import entry_title
from cells.reviews.pages.paper import Naming, code_text, naming, open_code, typist_text
from cells.reviews.pages.shared import write_url
from cells.reviews.reader import deciders
from cells.reviews.transitions import may_be_typed
from cells.reviews.typist import open_entry
from cells.rounds.models import CellRoundStatus


@dataclass(frozen=True)
class Confirming:
    """The three ways; those of code and scan are entered here."""

    print_url: str
    change_url: str
    code_url: str
    scan_url: str
    code_text: str
    tries_text: str
    makers_text: str


@dataclass
class PaperHelpPage:
    title: str
    status: StatusBadge
    version: int
    sheet_url: str
    back_url: str
    back_label: str
    typist_text: str = ""
    write_url: str = ""
    withdraw_url: str = ""
    naming: Naming | None = None
    confirming: Confirming | None = None
    closed_text: str = ""
    typed_code: str = ""
    typed_printed: str = ""
    errors: list[str] = field(default_factory=list)


def paper_help_page(
    review: SelfReview, user: Member, *, errors=(), chosen: str = ""
) -> PaperHelpPage:
    is_typist = review.typist_id == user.pk
    is_secretary = review.cell_round.cell_id in user.mandates.secretary_of
    page = PaperHelpPage(
        title=entry_title(review),
        status=others_badge(review),
        version=review.version,
        sheet_url=reverse("reports:indicator_sheet", args=[review.cell_round_id]),
        back_url=reverse("reviews:queue" if is_secretary else "home"),
        back_label=_("Reports of the cell") if is_secretary else _("My work"),
        errors=list(errors),
    )
    if review.typist_id is None:
        url = reverse("reviews:paper_help_name", args=[review.pk])
        page.naming = naming(review, user, url=url, chosen=chosen)
        return page
    entry = open_entry(review)
    page.typist_text = typist_text_for(entry, user)
    if review.cell_round.status != CellRoundStatus.OPEN:
        page.closed_text = _("The figures of this round are frozen; nothing is filed.")
    if review.status == ReviewStatus.ENTERED:
        page.confirming = confirming(review, entry, is_typist=is_typist)
        return page
    if is_typist and may_be_typed(review):
        review.is_opened_by_typist = True
        page.write_url = write_url(review, 1)
    if user.pk in {entry.typist_id, entry.named_by_id}:
        page.withdraw_url = reverse("reviews:paper_withdraw", args=[review.pk])
    return page


def typist_text_for(entry: PaperEntry, user: Member) -> str:
    if entry.typist_id != user.pk:
        return typist_text(entry)
    return _("You enter this report; only you and its author can open it now.")


def confirming(review, entry: PaperEntry, *, is_typist: bool) -> Confirming:
    arguments = [review.pk]
    code = open_code(review)

    def of_typist(name: str) -> str:
        return reverse(name, args=arguments) if is_typist else ""

    return Confirming(
        print_url=of_typist("reports:paper_entry_print"),
        change_url=of_typist("reviews:entry_change"),
        code_url=reverse("reviews:paper_code", args=arguments),
        scan_url=reverse("reviews:paper_scan", args=arguments),
        code_text=code_text(code),
        tries_text=tries_text(code),
        makers_text=makers_text(review),
    )


def tries_text(code: OneTimeCode | None) -> str:
    if code is None:
        return ""
    left = max(0, MOST_TRIES - code.tries)
    return ngettext("%(n)s try is left.", "%(n)s tries are left.", left) % {"n": left}


def makers_text(review: SelfReview) -> str:
    """Who can make a code, by name; in words where nobody can."""
    on = timezone.localdate()
    chart = office_chart(review.cell_round.cell, on)
    ids = leaders(chart) - deciders(review, chart, on)
    ids -= {review.author_id, review.typist_id}
    people = sorted(Member.objects.filter(pk__in=ids), key=name_order)
    if not people:
        return _("Nobody can make a code here; use the signed print.")
    names = ", ".join(each.full_name for each in people)
    return _("A code is made by: %(names)s.") % {"names": names}


def leaders(chart: OfficeChart) -> frozenset[int]:
    """Ids of those who lead the cell and the committees above it."""
    found = chart.secretary | chart.deputies
    for committee in chart.committees:
        found |= chart.holders(committee, Role.SECRETARY, Role.DEPUTY)
    return found
