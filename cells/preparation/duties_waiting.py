"""What waits for a member: the own duties; and for leaders, who has none yet."""

from datetime import date

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from cells.organisation.models import Membership
from cells.organisation.models.membership import WRITING_STANDINGS
from cells.preparation.models.duties import Duty
from cells.rounds.models import OPEN_FOR_WRITING, CellRound, CellRoundStatus
from cells.waiting_item import WaitingItem, WaitingRow, counted_groups, waiting_rows

LINE_END = "\n"


DUTY, LACK = "duty", "without_duty"
ROW_KINDS = frozenset({DUTY, LACK})


def rows_for(mandates, on: date) -> list[QuerySet]:
    if not mandates.member_of:
        return []
    return own_duties(mandates, on) + without_duty(mandates, on)


def item_of(row: WaitingRow) -> WaitingItem:
    return own_item(row) if row.kind == DUTY else lack_item(row)


def before_session(prefix: str, on: date) -> Q:
    """Of rounds that run: also with frozen figures, until the day of the session.

    Afterwards a round stays open for months of supervision, and its duties are past:
    also on the day itself, once the session has ended. Meetings stand above this
    part; they are reached by relation only.
    """
    status, day = f"{prefix}status", f"{prefix}round__session_on__gte"
    held = CellRound.objects.filter(
        pk=OuterRef(prefix.removesuffix("__")), meetings__status="ended"
    )
    runs = Q(**{status: CellRoundStatus.OPEN}) | Q(
        **{f"{status}__in": OPEN_FOR_WRITING, day: on}
    )
    return runs & ~Exists(held)


def own_duties(mandates, on: date) -> list[QuerySet]:
    """Each of the own duties that is not done; the number is that of its round."""
    duties = (
        Duty.objects.standing()
        .of_member(mandates.member_id)
        .filter(
            before_session("cell_round__", on),
            done_at__isnull=True,
            cell_round__cell__in=mandates.member_of,
        )
    )
    text = Concat(F("title"), Value(LINE_END), F("product"), output_field=CharField())
    return [
        waiting_rows(duties, DUTY, text=text, on=F("due_on"), number=F("cell_round"))
    ]


def own_item(row: WaitingRow) -> WaitingItem:
    title, _line_end, product = row.text.partition(LINE_END)
    hub = reverse("journey:preparation", args=[row.number])
    return WaitingItem(
        urgency=45,
        title=title,
        detail=product or _("Your duty for the session."),
        url=f"{hub}#own-title",
        button_label=_("Open"),
        due_on=row.on,
        icon="tasks",
    )


def without_duty(mandates, on: date) -> list[QuerySet]:
    """A count by round, once its list of duties has been begun."""
    led = mandates.secretary_of & mandates.member_of
    if not led:
        return []
    duties = Duty.objects.standing().filter(cell_round=OuterRef("cell__cell_rounds"))
    lacking = Membership.objects.on(on).filter(
        before_session("cell__cell_rounds__", on),
        Exists(duties),
        ~Exists(duties.filter(assignments__member=OuterRef("member"))),
        cell__in=led,
        standing__in=WRITING_STANDINGS,
        member__is_active=True,
    )
    return [
        counted_groups(
            lacking,
            LACK,
            by=F("cell__cell_rounds"),
            on=F("cell__cell_rounds__round__session_on"),
            counted="member",
        )
    ]


def lack_item(row: WaitingRow) -> WaitingItem:
    hub = reverse("journey:preparation", args=[row.id])
    return WaitingItem(
        urgency=60,
        title=ngettext(
            "%(n)s comrade has no duty yet",
            "%(n)s comrades have no duty yet",
            row.number,
        )
        % {"n": row.number},
        detail=_("Each member has at least one duty for the session."),
        url=f"{hub}#duties-title",
        button_label=pgettext("duty", "Assign"),
        due_on=row.on,
        icon="people",
    )
