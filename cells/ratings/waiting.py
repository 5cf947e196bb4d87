"""What waits of ratings: to write, to answer, to remark or propose, to decide."""

from datetime import date

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.organisation.name_order import name_order
from cells.ratings.models import Rating, RatingStatus
from cells.ratings.models.rating import RatingQuerySet
from cells.waiting_item import WaitingItem, WaitingRow, counted_row, waiting_rows

TO_WRITE, TO_ANSWER = "rating_to_write", "rating_to_answer"
TO_HANDLE, TO_HANDLE_ABOVE = "ratings_to_handle", "ratings_to_handle_above"
TO_DECIDE = "ratings_to_decide"
ROW_KINDS = frozenset({TO_WRITE, TO_ANSWER, TO_HANDLE, TO_HANDLE_ABOVE, TO_DECIDE})
PAGES = {TO_HANDLE: "ratings:cell", TO_HANDLE_ABOVE: "ratings:committee"}
S = RatingStatus


def rows_for(mandates, on: date) -> list[QuerySet]:
    rows = own_rows(mandates, on) if mandates.member_of else []
    return rows + office_rows(mandates, on)


def own_rows(mandates, on: date) -> list[QuerySet]:
    own = Rating.objects.filter(member=mandates.member_id)
    to_answer = own.filter(
        status=S.PROPOSED, answered_at__isnull=True, answer_by__gte=on
    )
    return [
        waiting_rows(own.filter(status=S.SELF_RATING), TO_WRITE),
        waiting_rows(to_answer, TO_ANSWER, on=F("answer_by")),
    ]


def office_rows(mandates, on: date) -> list[QuerySet]:
    if not mandates.leads:
        return []
    handled = Rating.objects.filter(to_handle(mandates, on))
    to_be_decided = Rating.objects.filter(to_decide(mandates, on))
    above = ~Q(cell__in=mandates.leads)
    return [
        counted_row(handled.filter(~above), TO_HANDLE),
        counted_row(handled.filter(above), TO_HANDLE_ABOVE),
        counted_row(to_be_decided, TO_DECIDE),
    ]


def to_handle(mandates, on: date) -> Q:
    """What waits for the remark or the proposal of an office of ``mandates``."""
    handled = RatingQuerySet.handled_by(mandates, on)
    return handled & Q(status__in=[S.SELF_RATED, S.REMARKED])


def to_decide(mandates, on: date) -> Q:
    """What a committee may decide now: the member answered, or the day is past."""
    may_decide = Q(answered_at__isnull=False) | Q(answer_by__lt=on)
    led = Q(status=S.PROPOSED, decider_organisation__in=mandates.leads)
    return may_decide & led & ~Q(member=mandates.member_id)


def waiting_for(mandates, on: date) -> QuerySet:
    """The ratings that wait for an act of an office of ``mandates``."""
    return Rating.objects.filter(to_handle(mandates, on) | to_decide(mandates, on))


def next_waiting(rating: Rating, mandates, on: date) -> Rating | None:
    """Of the same period the next by given name, then from the beginning again."""
    waiting = waiting_for(mandates, on).of(rating.kind, rating.starts_on)
    found = sorted(
        waiting.exclude(pk=rating.pk).select_related("member"),
        key=lambda each: name_order(each.member),
    )
    here = name_order(rating.member)
    after = [each for each in found if name_order(each.member) > here]
    return next(iter(after or found), None)


def item_of(row: WaitingRow) -> WaitingItem:
    items = {
        TO_WRITE: write_item,
        TO_ANSWER: answer_item,
        TO_HANDLE: handle_item,
        TO_HANDLE_ABOVE: handle_item,
        TO_DECIDE: decide_item,
    }
    return items[row.kind](row)


def write_item(row: WaitingRow) -> WaitingItem:
    return WaitingItem(
        urgency=26,
        title=_("Rate your own work"),
        detail=_("Each criterion gets an answer; what rests on your plan is shown."),
        url=reverse("ratings:write", args=[row.id]),
        button_label=_("Go on with the self-rating"),
        icon="document",
    )


def answer_item(row: WaitingRow) -> WaitingItem:
    return WaitingItem(
        urgency=14,
        title=_("The cell has proposed your rating"),
        detail=_("You may answer before the committee decides; nobody must."),
        url=reverse("ratings:detail", args=[row.id]),
        button_label=_("Read"),
        due_on=row.on,
        icon="document",
    )


def handle_item(row: WaitingRow) -> WaitingItem:
    title = ngettext(
        "%(n)s rating waits for a remark or a proposal",
        "%(n)s ratings wait for a remark or a proposal",
        row.number,
    )
    return WaitingItem(
        urgency=44,
        title=title % {"n": row.number},
        detail=_("The remark of the chi ủy first, then the proposal of the cell."),
        url=reverse(PAGES[row.kind]),
        button_label=_("Open"),
        icon="document",
    )


def decide_item(row: WaitingRow) -> WaitingItem:
    title = ngettext(
        "%(n)s rating waits for your decision",
        "%(n)s ratings wait for your decision",
        row.number,
    )
    return WaitingItem(
        urgency=43,
        title=title % {"n": row.number},
        detail=_("The member has answered, or the day to answer by is past."),
        url=reverse("ratings:committee"),
        button_label=_("Open"),
        icon="document",
    )
