"""The lists of a cell or committee: rated, not rated with reasons, commended."""

from collections import Counter
from dataclasses import dataclass, field, replace

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cells.organisation.models import Organisation
from cells.organisation.name_order import name_order
from cells.ratings import policies
from cells.ratings.caps import cap_of_list
from cells.ratings.labels import rating_badge, reason_words
from cells.ratings.models import BEFORE_COMMITTEE, Commendation, Rating, RatingStatus
from cells.ratings.periods import period_words, slug_of
from cells.ratings.waiting import waiting_for
from cells.reviews.labels import StatusBadge
from cells.supervision.reporting_periods import Period

LOADED = ("member", "cell", "rule", "decider_organisation")
NAMED_ABOVE = (*BEFORE_COMMITTEE, RatingStatus.NOT_RATED)


@dataclass(frozen=True)
class PeriodLink:
    url: str
    text: str
    is_current: bool


@dataclass(frozen=True)
class ListRow:
    """``level`` is empty where it is not to be read by this reader."""

    name: str
    cell: str
    level: str
    url: str
    status: StatusBadge | None
    reason: str = ""
    waits: bool = False


@dataclass(frozen=True)
class Commended:
    name: str
    cell: str
    level: str
    grounds: str


@dataclass
class ListPage:
    title: str
    period: str
    slug: str
    rows: list[ListRow]
    not_rated: list[ListRow]
    commended: list[Commended]
    periods: list[PeriodLink]
    shows_cell: bool
    under_way: list[str] = field(default_factory=list)
    open_url: str = ""
    pdf_url: str = ""
    is_empty: bool = False
    notes: list[str] = field(default_factory=list)


def ratings_of(organisation: Organisation, *, is_cell: bool):
    name = "cell" if is_cell else "decider_organisation"
    found = Rating.objects.with_office().filter(**{name: organisation})
    return found.select_related(*LOADED)


def known_periods(ratings) -> list[tuple[str, str, object]]:
    """(slug, words, (kind, start)) of each period with ratings, newest first."""
    rows = ratings.order_by("-starts_on", "kind").values_list("kind", "starts_on")
    return [
        (slug_of(kind, starts_on), period_words(kind, starts_on), (kind, starts_on))
        for kind, starts_on in rows.distinct()
    ]


def list_page(
    organisation: Organisation, user, *, chosen: Period | None, is_cell: bool, url: str
) -> ListPage:
    """Names by given name; five queries at most, whatever their number.

    A committee reads names from the proposal on, and before it how many there are.
    """
    ratings = ratings_of(organisation, is_cell=is_cell)
    periods = known_periods(ratings)
    keys = {key: slug for slug, _words, key in periods}
    wanted = (chosen.span.value, chosen.starts_on) if chosen else None
    current = wanted if wanted in keys else next(iter(keys), None)
    found = []
    if current:
        found = sorted(
            ratings.of(*current), key=lambda rating: name_order(rating.member)
        )
    slug = keys.get(current, "")
    shown = [each for each in found if is_named(each, user, is_cell=is_cell)]
    page = ListPage(
        title=_("Ratings of %(organisation)s") % {"organisation": organisation.name},
        period=period_words(*current) if current else "",
        slug=slug,
        rows=rated_rows(shown, user),
        under_way=under_way(found, shown),
        notes=cap_of_list(found) if leads(user, organisation, is_cell) else [],
        not_rated=[list_row(each, user) for each in found if is_left_out(each)],
        commended=commended_of(found, user, organisation),
        periods=period_links(periods, slug, url),
        shows_cell=not is_cell,
        is_empty=not found,
    )
    if found and policies.may_take_list(user, organisation):
        page.pdf_url = reverse("reports:rating_list_pdf", args=[organisation.pk, slug])
    return page


def period_links(periods, slug: str, url: str) -> list[PeriodLink]:
    return [
        PeriodLink(f"{url}?period={each}", words, each == slug)
        for each, words, _key in periods
    ]


def leads(user, organisation: Organisation, is_cell: bool) -> bool:
    """Who reads each level that is proposed: of a cell the secretary alone."""
    mandates = user.mandates
    return organisation.pk in (mandates.secretary_of if is_cell else mandates.leads)


def rated_rows(shown: list[Rating], user) -> list[ListRow]:
    """With a mark at those that wait for an act of this reader."""
    rated = [each for each in shown if not is_left_out(each)]
    waiting = set()
    if user.mandates.leads:
        found = waiting_for(user.mandates, localdate())
        waiting = set(
            found.filter(pk__in=[each.pk for each in rated]).values_list(
                "pk", flat=True
            )
        )
    return [replace(list_row(each, user), waits=each.pk in waiting) for each in rated]


def is_left_out(rating: Rating) -> bool:
    return rating.status == RatingStatus.NOT_RATED


def is_named(rating: Rating, user, *, is_cell: bool) -> bool:
    return is_cell or rating.status in NAMED_ABOVE or policies.handles(user, rating)


def under_way(found: list[Rating], shown: list[Rating]) -> list[str]:
    """Of each cell how many are not proposed yet, without names."""
    counts = Counter(each.cell.name for each in found)
    counts.subtract(each.cell.name for each in shown)
    return [
        _("%(cell)s: %(n)s not proposed yet") % {"cell": name, "n": number}
        for name, number in sorted(counts.items())
        if number
    ]


def list_row(rating: Rating, user) -> ListRow:
    """What this reader may read of one row; a colleague the decided level alone."""
    handles, own = policies.handles(user, rating), policies.is_own(user, rating)
    decides = policies.decides(user, rating)
    reads = own or handles or (decides and rating.status in BEFORE_COMMITTEE)
    level = rating.decided_level or (rating.proposed_level if reads else "")
    if rating.status not in BEFORE_COMMITTEE:
        level = ""
    office = handles or decides or works_in(user, rating)
    return ListRow(
        name=rating.member.full_name,
        cell=rating.cell.name,
        level=rating.rule.text.level_name(level),
        url=reverse("ratings:detail", args=[rating.pk]) if reads else "",
        status=rating_badge(rating) if reads or is_decided(rating) else None,
        reason=reason_words(rating) if own or office else "",
    )


def is_decided(rating: Rating) -> bool:
    return rating.status == RatingStatus.DECIDED


def works_in(user, rating: Rating) -> bool:
    """Leads the cell, or works for the committee that decides."""
    mandates = user.mandates
    offices = mandates.leads | mandates.staff_of
    return bool({rating.cell_id, rating.decider_organisation_id} & offices)


def commended_of(found: list[Rating], user, organisation) -> list[Commended]:
    """For those who take the lists: with the level once it is decided."""
    if not policies.may_take_list(user, organisation):
        return []
    # With a proposal that was taken back nobody stands on the list any more.
    by_pk = {each.pk: each for each in found if each.status in BEFORE_COMMITTEE}
    rows = Commendation.objects.filter(rating__in=by_pk, withdrawn_at=None)
    listed = []
    for row in rows:
        rating = by_pk[row.rating_id]
        level = rating.rule.text.level_name(rating.decided_level)
        listed.append(
            Commended(rating.member.full_name, rating.cell.name, level, row.grounds)
        )
    return listed
