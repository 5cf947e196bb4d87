"""Opens the ratings of a cell for a period; safe to repeat (OPEN_RATING)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import Act, record_actions
from cells.notifications.models import NotificationKind
from cells.organisation.holders import OfficeChart, office_chart
from cells.organisation.models import Member, Membership, Organisation, Standing
from cells.organisation.preferences import Choices, choices_of
from cells.ratings.models import (
    BEFORE_COMMITTEE,
    RatedPeriod,
    Rating,
    RatingAnswer,
    RatingRule,
    RatingStatus,
    SelfRating,
)
from cells.ratings.rule_text import RuleText
from cells.ratings.services.shared import tell_member
from cells.supervision.reporting_periods import Period
from cells.workflow import WorkflowError

NEW_MEMBER = "new"
LEFT_OUT = {Standing.EXEMPT: "exempt", Standing.SUSPENDED: "suspended"}


@dataclass(frozen=True)
class Opened:
    """How many ratings came to be; of them, how many the rule leaves out."""

    new: int
    left_out: int


@transaction.atomic
def open_ratings(
    *, cell: Organisation, period: Period, by: Member, now: datetime
) -> Opened:
    """A rating for each member of the cell; those the rule leaves out say why.

    The rule is the one in force on the last day of the period. Raises
    ``WorkflowError`` if none is loaded, if the period has not begun, if the cell does
    not rate by quarter, or if somebody's rating would have nobody to decide it.
    """
    Organisation.objects.filter(pk=cell.pk).update(code=cell.code)  # others wait
    today = timezone.localdate(now)
    choices = choices_of(cell)
    rule = rule_for(period, choices, today)
    # Who was proposed in another cell before a transfer is not rated twice.
    known = set(
        Rating.objects.filter(
            Q(cell=cell) | Q(status__in=BEFORE_COMMITTEE),
            kind=period.span.value,
            starts_on=period.starts_on,
        ).values_list("member", flat=True)
    )
    rows = memberships(cell, min(period.ends_on, today))
    fresh = [row for row in rows if row.member_id not in known]
    chart = office_chart(cell, today)
    admitted = first_memberships(fresh)
    text = rule.text
    ratings = [
        new_rating(row, chart, rule, text, choices, period, admitted, by, now)
        for row in fresh
    ]
    for rating in ratings:
        rating.save()
        if rating.status == RatingStatus.SELF_RATING:
            make_rows(rating, text)
            tell_member(rating, NotificationKind.RATING_OPENED, now=now)
    record_actions(
        [Act("rating.open", each, cell.pk, by.pk) for each in ratings], now=now
    )
    left_out = sum(each.status == RatingStatus.NOT_RATED for each in ratings)
    return Opened(len(ratings), left_out)


def rule_for(period: Period, choices: Choices, today: date) -> RatingRule:
    if not period.has_begun(today):
        raise WorkflowError(_("This period has not begun yet."))
    rule = RatingRule.objects.in_force(period.ends_on)
    if rule is None:
        raise WorkflowError(
            _("No rule of rating is loaded for the last day of this period.")
        )
    kind = period.span.value
    by_quarter = kind == RatedPeriod.QUARTER
    if kind not in rule.text.period_kinds or (by_quarter and not choices.rate_quarters):
        raise WorkflowError(_("This cell does not rate by quarter."))
    return rule


def memberships(cell: Organisation, on: date) -> list[Membership]:
    """Who belongs to the cell; who is here for a time is rated in the own cell."""
    rows = Membership.objects.on(on).filter(cell=cell, member__is_active=True)
    return list(rows.exclude(standing=Standing.TEMPORARY).select_related("member"))


def first_memberships(rows: list[Membership]) -> dict[int, Membership]:
    """The earliest membership of each, anywhere."""
    found = Membership.objects.filter(member__in=[row.member_id for row in rows])
    return {row.member_id: row for row in found.order_by("-started_on", "-pk")}


def new_rating(
    row, chart: OfficeChart, rule, text, choices, period: Period, admitted, by, now
) -> Rating:
    decider = chart.committee_for(row.member_id)
    if decider is None:
        raise WorkflowError(
            _(
                "Nobody holds an office that may decide the rating of comrade "
                "%(name)s: a committee with a secretary has to stand above the cell."
            )
            % {"name": row.member.full_name}
        )
    code = left_out_code(row, text, admitted[row.member_id], period)
    return Rating(
        member=row.member,
        cell=chart.cell,
        rule=rule,
        kind=period.span.value,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        terms=terms_of(text, choices),
        status=RatingStatus.NOT_RATED if code else RatingStatus.SELF_RATING,
        not_rated_code=code,
        decider_organisation=decider,
        opened_by=by,
        opened_at=now,
    )


def left_out_code(row, text: RuleText, first: Membership, period: Period) -> str:
    """The reason of the rule's own list, or "".

    “Admitted less than 6 months ago” is read from the very first membership, if that
    began on probation; what the program cannot know the secretary marks.
    """
    code = LEFT_OUT.get(row.standing, "")
    reason = text.reason(NEW_MEMBER)
    if not code and reason and first.standing == Standing.PROBATIONARY:
        limit = months_before(period.ends_on, reason.months)
        code = NEW_MEMBER if first.started_on > limit else ""
    return code if code and text.reason(code) else ""


def months_before(day: date, months: int) -> date:
    """The same day some months earlier, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def terms_of(text: RuleText, choices: Choices) -> dict:
    """Weights, cap and due day as chosen now; they stay for this rating."""
    weights = {}
    for each in text.criteria:
        if each.is_gate:
            continue
        chosen = None
        if each.weight_is_chosen:
            chosen = getattr(choices, f"weight_{each.code.replace('.', '_')}")
        weights[each.code] = each.points if chosen is None else chosen
    percent = choices.excellent_percent
    return {
        "weights": weights,
        "report_due_day": choices.report_due_day,
        "cap_percent": text.cap.percent if percent is None else percent,
        "cap_base": choices.excellent_base or text.cap.base,
    }


def make_rows(rating: Rating, text: RuleText) -> None:
    """An empty answer for each criterion, so that a save is always one UPDATE."""
    SelfRating.objects.get_or_create(rating=rating)
    known = set(rating.answers.values_list("code", flat=True))
    RatingAnswer.objects.bulk_create(
        RatingAnswer(rating=rating, position=position, code=each.code)
        for position, each in enumerate(text.criteria, start=1)
        if each.code not in known
    )
