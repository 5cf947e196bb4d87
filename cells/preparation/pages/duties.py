"""The duties of a session as the cell reads them, one's own first."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from cells.dates import days_left, days_tone, weekday_date
from cells.organisation.models import Member
from cells.organisation.name_order import name_order
from cells.preparation.models.duties import Duty
from cells.preparation.people import CellPeople, without_duty
from cells.preparation.suggestions import group_of, suggested_duties

GROUPS = ("papers", "conditions", "session", "other")


@dataclass(frozen=True)
class Eye:
    """Who looks: what one may do, and the day. ``may_prepare``: leads, round open."""

    member_id: int
    may_prepare: bool
    is_open: bool
    today: date


@dataclass(frozen=True)
class DutyRow:
    """``people``: names by given name. The addresses are empty for who may not."""

    anchor: str
    title: str
    product: str
    people: list[str]
    is_everyones: bool
    due_text: str
    days_text: str
    days_tone: str
    is_done: bool
    done_text: str
    version: int
    mark_url: str
    take_back_url: str
    change_url: str
    paper_url: str
    state_text: str = ""


@dataclass(frozen=True)
class DutyGroup:
    heading: str
    rows: list[DutyRow]


@dataclass(frozen=True)
class WithoutDuty:
    member_id: int
    name: str


@dataclass(frozen=True)
class DutyChoice:
    """``value``: the duty with the version in which it is shown."""

    value: str
    title: str


@dataclass
class DutyBlock:
    """``lack``: names of whom nobody gave a duty yet; only leaders are shown them."""

    groups: list[DutyGroup] = field(default_factory=list)
    own: list[DutyRow] = field(default_factory=list)
    done_text: str = ""
    lack_text: str = ""
    lack: list[WithoutDuty] = field(default_factory=list)
    lack_names: str = ""
    choices: list[DutyChoice] = field(default_factory=list)
    may_prepare: bool = False
    may_seed: bool = False


def duty_block(
    duties: list[Duty],
    eye: Eye,
    people: CellPeople | None,
    *,
    everyones_text: str,
    paper_urls: dict[str, str],
) -> DutyBlock:
    """``duties`` come with their people; ``people`` for leaders only.

    ``everyones_text``: how far the duty of everybody is, in one count.
    ``paper_urls``: where the paper of each kind may be read or written.
    """
    here = people.ids if people else None
    rows = {
        duty.pk: duty_row(duty, eye, everyones_text, paper_urls, here)
        for duty in duties
    }
    counted = [duty for duty in duties if not duty.is_everyones]
    block = DutyBlock(
        groups=grouped(duties, rows),
        own=[rows[duty.pk] for duty in own_duties(duties, eye.member_id)],
        done_text=done_words(counted),
        may_prepare=eye.may_prepare,
        may_seed=eye.may_prepare and lacks_suggestions(duties),
    )
    if eye.may_prepare and people and duties:
        lack = without_duty(people, duties)
        block.lack = [WithoutDuty(each.pk, each.full_name) for each in lack]
        block.lack_names = ", ".join(each.full_name for each in lack)
        block.lack_text = lack_words(lack)
        block.choices = [
            DutyChoice(f"{duty.pk}-{duty.version}", duty.title) for duty in counted
        ]
    return block


def own_duties(duties: list[Duty], member_id: int) -> list[Duty]:
    """What is to be done comes first, then by the date."""
    own = [
        duty
        for duty in duties
        if any(each.member_id == member_id for each in duty.assignments.all())
    ]
    return sorted(own, key=lambda duty: (duty.done_at is not None, duty.due_on))


def grouped(duties: list[Duty], rows: dict[int, DutyRow]) -> list[DutyGroup]:
    headings = {
        "papers": pgettext("group of duties", "Papers"),
        "conditions": pgettext("group of duties", "Conditions of the session"),
        "session": pgettext("group of duties", "The session"),
        "other": pgettext("group of duties", "Other duties"),
    }
    found = {name: [] for name in GROUPS}
    for duty in duties:
        found[group_of(duty.kind)].append(rows[duty.pk])
    return [DutyGroup(headings[name], found[name]) for name in GROUPS if found[name]]


def duty_row(
    duty: Duty, eye: Eye, everyones_text: str, paper_urls: dict, here
) -> DutyRow:
    """``here``: who can do a duty today, or None for who is not told (members)."""
    people = sorted(
        (each.member for each in duty.assignments.all()), key=lambda m: name_order(m)
    )
    is_own = any(member.pk == eye.member_id for member in people)
    is_done = duty.done_at is not None
    may_mark = eye.is_open and not duty.is_everyones and (is_own or eye.may_prepare)
    is_over = is_done or duty.is_everyones
    return DutyRow(
        anchor=f"duty-{duty.pk}",
        title=duty.title,
        product=duty.product,
        people=[name_words(member, here) for member in people],
        is_everyones=duty.is_everyones,
        due_text=weekday_date(duty.due_on),
        days_text="" if is_over else days_left(duty.due_on, eye.today),
        days_tone="neutral" if is_over else days_tone(duty.due_on, eye.today),
        is_done=is_done,
        done_text=mark_words(duty) if is_done else "",
        version=duty.version,
        mark_url=address("duty_done", duty, may_mark and not is_done),
        take_back_url=address("duty_undone", duty, may_mark and is_done),
        change_url=address("duty", duty, eye.may_prepare),
        paper_url=paper_urls.get(duty.paper_kind, ""),
        state_text=everyones_text if duty.is_everyones else "",
    )


def name_words(member: Member, here) -> str:
    if here is None or member.pk in here:
        return member.full_name
    return _("%(name)s (not in the cell now)") % {"name": member.full_name}


def address(name: str, duty: Duty, is_offered: bool) -> str:
    return reverse(f"preparation:{name}", args=[duty.pk]) if is_offered else ""


def mark_words(duty: Duty) -> str:
    return _("Marked by comrade %(name)s on %(date)s") % {
        "name": duty.done_by.full_name,
        "date": date_format(localtime(duty.done_at), "d/m/Y"),
    }


def done_words(counted: list[Duty]) -> str:
    if not counted:
        return ""
    return _("%(n)s of %(of)s duties done") % {
        "n": sum(duty.done_at is not None for duty in counted),
        "of": len(counted),
    }


def lacks_suggestions(duties: list[Duty]) -> bool:
    return not {each.kind for each in suggested_duties()} <= {d.kind for d in duties}


def lack_words(lack: list[Member]) -> str:
    """“Còn 3 đồng chí chưa được phân công: …”; who has none is named to leaders."""
    if not lack:
        return _("Every comrade has a duty")
    return ngettext(
        "%(n)s comrade has no duty yet",
        "%(n)s comrades have no duty yet",
        len(lack),
    ) % {"n": len(lack)}
