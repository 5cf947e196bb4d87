"""Whom the secretary calls: something is due and no mail reaches them.

The list says what the whole cell may know, and of a report no more than that it has
never been filed: not how far it is, nor that it came back.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count, Exists, Min, OuterRef, Q, Subquery
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.notifications.outgoing_mail import MailStatus, OutgoingMail
from cells.organisation.models import Member, Membership
from cells.organisation.models.membership import WRITING_STANDINGS
from cells.organisation.name_order import name_order
from cells.preparation.models.duties import DutyAssignment
from cells.preparation.models.materials import Material
from cells.preparation.models.readings import ReadingConfirmation
from cells.reviews.models import ReviewStatus, SelfReview
from cells.rounds.models import CellRound, CellRoundStatus
from cells.supervision.due import everything_due
from cells.supervision.models import Occasion

NEVER_FILED = (ReviewStatus.DRAFT, ReviewStatus.NOT_FILED)


@dataclass(frozen=True)
class ToCall:
    name: str
    phone: str
    phone_address: str
    reason: str
    due: list[str]


@dataclass(frozen=True)
class CallListPage:
    people: list[ToCall]
    mail_is_on: bool
    on: date
    round_title: str


def call_list(caller: Member, on: date) -> CallListPage:
    """The other members of the caller's cell, in a fixed number of queries."""
    cell_ids = caller.mandates.leads & caller.mandates.member_of
    cell_rounds = list(
        CellRound.objects.filter(
            cell__in=cell_ids, status=CellRoundStatus.OPEN
        ).select_related("round")
    )
    members = [member for member in unreached_members(cell_ids, on) if member != caller]
    due = due_by_member(cell_rounds, members)
    supervision_due(cell_ids, members, on, lambda pk, text: due[pk].append(text))
    return CallListPage(
        people=[
            to_call(member, due[member.pk])
            for member in sorted(members, key=name_order)
            if due[member.pk]
        ],
        mail_is_on=settings.MAIL_IS_ON,
        on=on,
        round_title=cell_rounds[0].round.title if cell_rounds else "",
    )


def unreached_members(cell_ids, on: date) -> list[Member]:
    """Those without an address, or whose newest letter was given up.

    ``is_to_read``: materials are not asked of exempt, suspended or temporary members.
    """
    ended = OutgoingMail.objects.filter(
        recipient=OuterRef("pk"), status__in=[MailStatus.SENT, MailStatus.FAILED]
    ).order_by("-ended_at", "-pk")
    belonging = Membership.objects.on(on).filter(cell__in=cell_ids)
    reads = belonging.filter(member=OuterRef("pk"), standing__in=WRITING_STANDINGS)
    members = Member.objects.filter(
        pk__in=belonging.values("member"), is_active=True
    ).annotate(last_mail=Subquery(ended.values("status")[:1]), is_to_read=Exists(reads))
    if settings.MAIL_IS_ON:
        members = members.filter(Q(email="") | Q(last_mail=MailStatus.FAILED))
    return list(members)


def to_call(member: Member, due: list[str]) -> ToCall:
    return ToCall(
        name=member.full_name,
        phone=member.phone,
        phone_address="".join(each for each in member.phone if each in "+0123456789"),
        reason=why_unreached(member) if settings.MAIL_IS_ON else "",
        due=due,
    )


def why_unreached(member: Member) -> str:
    return _("mail does not arrive") if member.email else _("no e-mail address")


def due_by_member(cell_rounds, members) -> defaultdict[int, list[str]]:
    due = defaultdict(list)
    everybody = [member.pk for member in members]
    readers = [member.pk for member in members if member.is_to_read]

    def tell(member_id: int, text: str) -> None:
        due[member_id].append(text)

    reports_due(cell_rounds, everybody, tell)
    materials_due(cell_rounds, readers, tell)
    duties_due(cell_rounds, everybody, tell)
    return due


Tell = Callable[[int, str], None]


def reports_due(cell_rounds, member_ids, tell: Tell) -> None:
    days = {each.pk: each.round.reports_on for each in cell_rounds}
    reviews = SelfReview.objects.filter(
        cell_round__in=days, author__in=member_ids, status__in=NEVER_FILED
    )
    for author, cell_round in reviews.values_list("author", "cell_round"):
        text = _("Self-review to be filed by: %(date)s") % {
            "date": day(days[cell_round])
        }
        tell(author, text)


def materials_due(cell_rounds, member_ids, tell: Tell) -> None:
    """How many of the standing materials each has not confirmed, and the first day."""
    materials = Material.objects.standing().filter(cell_round__in=cell_rounds)
    days = dict(materials.values_list("pk", "read_by"))
    if not days:
        return
    confirmed = set(
        ReadingConfirmation.objects.filter(
            material__in=days, member__in=member_ids
        ).values_list("member", "material")
    )
    for member in member_ids:
        unread = [on for pk, on in days.items() if (member, pk) not in confirmed]
        if unread:
            tell(member, to_read(len(unread), min(unread)))


def to_read(number: int, first: date) -> str:
    return ngettext(
        "%(n)s material to read, by %(date)s",
        "%(n)s materials to read, by %(date)s",
        number,
    ) % {"n": number, "date": day(first)}


def duties_due(cell_rounds, member_ids, tell: Tell) -> None:
    """The own duties that are not marked as done; the whole cell reads their list."""
    assignments = DutyAssignment.objects.filter(
        duty__cell_round__in=cell_rounds,
        duty__done_at__isnull=True,
        duty__removed_at__isnull=True,
        member__in=member_ids,
    )
    rows = assignments.values_list("member").annotate(Count("pk"), Min("duty__due_on"))
    for member, number, first in rows.order_by("member"):
        text = ngettext(
            "%(n)s duty for the session, due %(date)s",
            "%(n)s duties for the session, the first due %(date)s",
            number,
        ) % {"n": number, "date": day(first)}
        tell(member, text)


def supervision_due(cell_ids, members, on: date, tell: Tell) -> None:
    """How many lines of plans and measures are due this month, and how many overdue."""
    known = {member.pk for member in members}
    numbers = Counter(
        (each.recipient_id, each.occasion)
        for each in everything_due(on, cell_ids)
        if each.recipient_id in known
    )
    for (member_id, occasion), number in sorted(numbers.items()):
        if occasion == Occasion.OVERDUE:
            text = ngettext(
                "%(n)s thing of the plan overdue",
                "%(n)s things of the plan overdue",
                number,
            )
        else:
            text = ngettext(
                "%(n)s thing of the plan due this month",
                "%(n)s things of the plan due this month",
                number,
            )
        tell(member_id, text % {"n": number})


def day(value: date) -> str:
    return date_format(value, "d/m")
