"""The reports that somebody reads: waiting first, longest wait first (picture 04)."""

from dataclasses import dataclass, field

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.organisation.name_order import name_order
from cells.reviews.labels import StatusBadge, others_badge, reader_words
from cells.reviews.models import Decision, ReviewStatus, SelfReview, Submission
from cells.reviews.pages.shared import clock
from cells.rounds.models import CellRoundStatus

S = ReviewStatus
WAITING, WITH_AUTHOR, DONE = "waiting", "with_author", "done"
GROUP_OF = {
    S.FILED: WAITING,
    S.ACCEPTED: DONE,
    S.NOT_FILED: DONE,
    S.EXCUSED: DONE,
}
BAR_WIDTH = 1000


@dataclass(frozen=True)
class QueueRow:
    """A report. Before filing it says only “not filed”; never a number of findings."""

    name: str
    position: str
    cell: str
    badge: StatusBadge
    version_text: str
    waiting_text: str
    decided_text: str
    url: str
    read_by: str = ""


@dataclass(frozen=True)
class BarPart:
    """A piece of the bar: its place and width in thousandths."""

    name: str
    count: int
    label: str
    x: int
    width: int


@dataclass
class QueuePage:
    round_title: str
    waiting_title: str
    longest_text: str
    first_url: str
    button_label: str
    bar: list[BarPart] = field(default_factory=list)
    total_text: str = ""
    waiting: list[QueueRow] = field(default_factory=list)
    with_author: list[QueueRow] = field(default_factory=list)
    done: list[QueueRow] = field(default_factory=list)
    read_by_others: list[QueueRow] = field(default_factory=list)
    delegate_url: str = ""
    summary_url: str = ""


def reports_read_by(user):
    """The reports of rounds that are not over, with their filings and decisions."""
    filings = Submission.objects.filter(recalled_at__isnull=True).order_by("number")
    decisions = Decision.objects.filter(withdrawn_at__isnull=True)
    return (
        SelfReview.objects.read_by(user)
        .filter(
            cell_round__status__in=[
                CellRoundStatus.OPEN,
                CellRoundStatus.REVIEWS_CLOSED,
            ]
        )
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


def waiting_in_order(reviews) -> list[SelfReview]:
    waiting = [each for each in reviews if each.status == S.FILED and each.standing]
    return sorted(waiting, key=lambda each: (each.standing[-1].filed_at, each.pk))


def queue_page(user) -> QueuePage:
    """Everything that ``user`` reads, in the order of the reader's work."""
    reviews = list(reports_read_by(user))
    waiting = waiting_in_order(reviews)
    by_name = sorted(reviews, key=lambda each: name_order(each.author))
    rows = {name: [] for name in (WITH_AUTHOR, DONE)}
    for review in by_name:
        group = GROUP_OF.get(S(review.status), WITH_AUTHOR)
        if group != WAITING:
            rows[group].append(queue_row(review))
    page = QueuePage(
        round_title=reviews[0].cell_round.round.title if reviews else "",
        waiting_title=waiting_title(len(waiting)),
        longest_text=longest_text(waiting),
        first_url=url_of(waiting[0]) if waiting else "",
        button_label=_("Read the %(n)s waiting") % {"n": len(waiting)},
        waiting=[queue_row(review) for review in waiting],
        with_author=rows[WITH_AUTHOR],
        done=rows[DONE],
        read_by_others=read_by_others(user),
    )
    page.bar = bar(reviews)
    page.total_text = ngettext(
        "%(n)s member in all", "%(n)s members in all", len(reviews)
    ) % {"n": len(reviews)}
    return page


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


def waiting_days(submission: Submission) -> str:
    filed_on = timezone.localdate(submission.filed_at)
    days = (timezone.localdate() - filed_on).days
    if days < 1:
        return _("less than a day")
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}


def url_of(review: SelfReview) -> str:
    return reverse("reviews:submission", args=[review.standing[-1].pk])


def queue_row(review: SelfReview) -> QueueRow:
    newest = review.standing[-1] if review.standing else None
    decision = newest.in_force[-1] if newest and newest.in_force else None
    is_filed = review.status == S.FILED and newest
    return QueueRow(
        name=review.author.full_name,
        position=review.author.position,
        cell=review.cell_round.cell.name,
        badge=others_badge(review),
        version_text=_("Version %(n)s") % {"n": newest.number}
        if newest and newest.number > 1
        else "",
        waiting_text=waiting_days(newest) if is_filed else "",
        decided_text=decided_text(decision) if decision else "",
        url=url_of(review) if newest else "",
    )


def decided_text(decision: Decision) -> str:
    words = f"{decision.decided_by}, {clock(decision.decided_at)}"
    if decision.due_on:
        due = _("to be filed again by %(day)s") % {"day": f"{decision.due_on:%d/%m}"}
        return f"{words}, {due}"
    return words


def read_by_others(user) -> list[QueueRow]:
    """In the secretary's cells, the reports that another office reads: names only."""
    reviews = (
        SelfReview.objects.filter(
            cell_round__cell__in=user.mandates.secretary_of,
            cell_round__status=CellRoundStatus.OPEN,
        )
        .exclude(pk__in=SelfReview.objects.read_by(user).values("pk"))
        .select_related("author", "cell_round__cell", "reader_organisation")
    )
    return [
        QueueRow(
            name=review.author.full_name,
            position=review.author.position,
            cell=review.cell_round.cell.name,
            badge=others_badge(review),
            version_text="",
            waiting_text="",
            decided_text="",
            url="",
            read_by=reader_words(review.reader_office, review.reader_organisation),
        )
        for review in sorted(reviews, key=lambda each: name_order(each.author))
    ]


def bar(reviews: list[SelfReview]) -> list[BarPart]:
    """Met, waiting, being corrected, not filed: widths in thousandths of the bar."""
    counts = {
        "met": sum(each.status == S.ACCEPTED for each in reviews),
        "waiting": sum(each.status == S.FILED for each in reviews),
        "returned": sum(each.status in {S.GUIDED, S.REWRITE} for each in reviews),
        "not_filed": sum(each.status in {S.DRAFT, S.ENTERED} for each in reviews),
    }
    labels = {
        "met": _("meet the requirement"),
        "waiting": _("filed, waiting to be read"),
        "returned": _("being corrected"),
        "not_filed": _("not filed"),
    }
    total = sum(counts.values()) or 1
    parts, x = [], 0
    for name, count in counts.items():
        width = BAR_WIDTH * count // total
        parts.append(BarPart(name, count, labels[name], x, width))
        x += width
    return parts


def next_waiting(user) -> int | None:
    """Id of the filing that has waited longest for ``user``."""
    waiting = waiting_in_order(reports_read_by(user))
    return waiting[0].standing[-1].pk if waiting else None


def place_in_queue(user, submission: Submission) -> tuple[str, str]:
    """“1 of 4 waiting” and the way back to the queue."""
    url = reverse("reviews:queue")
    waiting = waiting_in_order(reports_read_by(user))
    numbers = [review.standing[-1].pk for review in waiting]
    if submission.pk not in numbers:
        return "", url
    place = numbers.index(submission.pk) + 1
    return _("%(n)s of %(of)s waiting") % {"n": place, "of": len(numbers)}, url
