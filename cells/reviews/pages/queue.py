"""The reports that somebody reads: waiting first, longest wait first (picture 04)."""

from dataclasses import dataclass, field

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.dates import days_left, weekday_date
from cells.organisation.models import Delegation
from cells.organisation.name_order import name_order
from cells.organisation.periods import period_text
from cells.reviews.models import (
    Decision,
    ReaderOffice,
    ReviewStatus,
    SelfReview,
    Submission,
)
from cells.reviews.pages.queue_asking import askings
from cells.reviews.pages.queue_rows import (
    BarPart,
    QueueRow,
    bar,
    own_row,
    queue_row,
    row_of_another_office,
    url_of,
    waiting_days,
)
from cells.reviews.services import owes_own_report
from cells.rounds.models import CellRoundStatus

S = ReviewStatus
DONE = frozenset({S.ACCEPTED, S.NOT_FILED, S.EXCUSED})
RUNNING = (CellRoundStatus.OPEN, CellRoundStatus.REVIEWS_CLOSED)


@dataclass
class QueuePage:
    round_title: str
    due_text: str
    waiting_title: str
    longest_text: str
    first_url: str
    button_label: str
    bar: list[BarPart]
    total_text: str
    waiting: list[QueueRow]
    with_author: list[QueueRow]
    done: list[QueueRow]
    read_by_others: list[QueueRow]
    own_first_url: str = ""
    delegation_texts: list[str] = field(default_factory=list)
    delegations_url: str = ""
    round_url: str = ""
    sheet_url: str = ""

    @property
    def may_remind(self) -> bool:
        return any(row.asking for row in self.with_author)


def with_filings(reviews):
    """Those of rounds that are not over, with their filings and decisions."""
    filings = Submission.objects.filter(recalled_at__isnull=True).order_by("number")
    decisions = Decision.objects.filter(withdrawn_at__isnull=True)
    return (
        reviews.filter(cell_round__status__in=RUNNING)
        .select_related(
            "author", "cell_round__cell", "cell_round__round", "reader_organisation"
        )
        .prefetch_related(
            Prefetch("submissions", filings.defer("content"), to_attr="standing"),
            Prefetch(
                "standing__decisions",
                decisions.select_related("decided_by"),
                to_attr="in_force",
            ),
        )
    )


def of_newest_rounds(reviews) -> list[SelfReview]:
    """A cell whose plans go on in one round works on the reports of the next one."""
    reviews = list(reviews)
    newest = {}
    for review in reviews:
        cell_round = review.cell_round
        known = newest.setdefault(cell_round.cell_id, cell_round)
        if cell_round.opened_at > known.opened_at:
            newest[cell_round.cell_id] = cell_round
    ids = {cell_round.pk for cell_round in newest.values()}
    return [review for review in reviews if review.cell_round_id in ids]


def waits(review: SelfReview) -> bool:
    is_open = review.cell_round.status == CellRoundStatus.OPEN
    return review.status == S.FILED and is_open and bool(review.standing)


def queue_page(user) -> QueuePage:
    """Everything that ``user`` reads, in the order of the reader's work."""
    mine = SelfReview.objects.read_by(user)
    cells = user.mandates.secretary_of
    in_own_cells = SelfReview.objects.filter(cell_round__cell__in=cells)
    reviews = of_newest_rounds(with_filings(mine | in_own_cells))
    reviews.sort(key=lambda each: name_order(each.author))
    read = [each for each in reviews if is_read_by(each, user)]
    waiting = sorted(
        filter(waits, read), key=lambda each: (each.standing[-1].filed_at, each.pk)
    )
    page = QueuePage(
        waiting_title=waiting_title(len(waiting)),
        longest_text=longest_text(waiting),
        first_url=url_of(waiting[0]) if waiting else "",
        button_label=ngettext(
            "Read the %(n)s waiting", "Read the %(n)s waiting", len(waiting)
        )
        % {"n": len(waiting)},
        bar=bar(reviews),
        total_text=ngettext("%(n)s member in all", "%(n)s members in all", len(reviews))
        % {"n": len(reviews)},
        waiting=[queue_row(each) for each in waiting],
        **not_waiting(reviews, read, user),
        **about_the_round(reviews),
    )
    page.own_first_url = own_first_url(waiting)
    page.delegation_texts = delegation_texts(user)
    page.delegations_url = delegations_url(user)
    if user.mandates.leads & user.mandates.member_of:
        page.round_url = reverse("journey:current")
    page.sheet_url = sheet_url(reviews, user)
    return page


def not_waiting(reviews, read: list[SelfReview], user) -> dict:
    """The rows beside those that wait: of ``read``, and of what others read."""
    read_ids = {each.pk for each in read}
    others = [each for each in reviews if each.pk not in read_ids]
    rest = [each for each in read if not waits(each)]
    asked = askings(reviews, user)
    return {
        "with_author": [
            queue_row(each, user, asked.get(each.pk))
            for each in rest
            if each.status not in DONE
        ],
        "done": [queue_row(each, user) for each in rest if each.status in DONE],
        "read_by_others": [
            own_row(each)
            if each.author_id == user.pk
            else row_of_another_office(each, user, asked.get(each.pk))
            for each in others
        ],
    }


def sheet_url(reviews: list[SelfReview], user) -> str:
    """The sheet of the 27 indicators of the one round in the secretary's own cell."""
    rounds = {
        each.cell_round_id
        for each in reviews
        if each.cell_round.cell_id in user.mandates.secretary_of
    }
    if len(rounds) != 1:
        return ""
    return reverse("reports:indicator_sheet", args=[rounds.pop()])


def is_read_by(review: SelfReview, user) -> bool:
    """The same as ``SelfReview.objects.read_by``, for a row that is loaded."""
    mandates, office = user.mandates, review.reader_office
    held = {
        ReaderOffice.SECRETARY: mandates.secretary_of | mandates.delegate_in,
        ReaderOffice.DEPUTY: mandates.deputy_of,
        ReaderOffice.COMMITTEE: mandates.leads,
    }[ReaderOffice(office)]
    return review.author_id != user.pk and review.reader_organisation_id in held


def about_the_round(reviews: list[SelfReview]) -> dict:
    """The title and the date of the round, where all reports are of one round."""
    rounds = {each.cell_round.round_id: each.cell_round.round for each in reviews}
    if len(rounds) != 1:
        return {"round_title": "", "due_text": ""}
    [found] = rounds.values()
    due = _("To be filed by %(day)s, %(left)s.") % {
        "day": weekday_date(found.reports_on),
        "left": days_left(found.reports_on, timezone.localdate()),
    }
    return {"round_title": found.title, "due_text": due}


def waiting_title(number: int) -> str:
    if not number:
        return _("No report is waiting to be read.")
    return ngettext(
        "%(n)s report is waiting to be read",
        "%(n)s reports are waiting to be read",
        number,
    ) % {"n": number}


def longest_text(waiting: list[SelfReview]) -> str:
    if not waiting:
        return ""
    return _("The longest has waited %(time)s.") % {
        "time": waiting_days(waiting[0].standing[-1])
    }


def own_first_url(waiting: list[SelfReview]) -> str:
    """Where the secretary writes the own report, if the others wait for it."""
    by_secretary = [
        each for each in waiting if each.reader_office == ReaderOffice.SECRETARY
    ]
    if by_secretary and owes_own_report(
        by_secretary[0].cell_round, timezone.localdate()
    ):
        return reverse("reviews:current")
    return ""


def delegations_url(user) -> str:
    if user.mandates.secretary_of & user.mandates.member_of:
        return reverse("organisation:delegations")
    return ""


def delegation_texts(user) -> list[str]:
    """Who reads for the secretary now, for both of them; no query for others."""
    cells = user.mandates.secretary_of | user.mandates.delegate_in
    if not cells:
        return []
    rows = Delegation.objects.on(timezone.localdate()).filter(cell__in=cells)
    texts = []
    for row in rows.select_related("delegate", "cell"):
        words = (
            _("You read the reports for the Secretary, %(period)s.")
            if row.delegate_id == user.pk
            else _("Comrade %(name)s reads for the Secretary, %(period)s.")
        )
        texts.append(
            words % {"name": row.delegate.full_name, "period": period_text(row)}
        )
    return texts


def waiting_filings(user) -> list[int]:
    """Ids of the filings that wait for ``user``, the longest wait first; one query."""
    return list(
        Submission.objects.filter(
            review__in=SelfReview.objects.read_by(user),
            review__status=S.FILED,
            review__cell_round__status=CellRoundStatus.OPEN,
            recalled_at__isnull=True,
        )
        .newest_of_each()
        .order_by("filed_at", "review")
        .values_list("pk", flat=True)
    )


def next_waiting(user) -> int | None:
    """Id of the filing that has waited longest for ``user``."""
    return next(iter(waiting_filings(user)), None)


def place_in_queue(user, submission: Submission) -> str:
    """“1 of 4 waiting”; "" if it does not wait."""
    numbers = waiting_filings(user)
    if submission.pk not in numbers:
        return ""
    place = numbers.index(submission.pk) + 1
    return _("%(n)s of %(of)s waiting") % {"n": place, "of": len(numbers)}
