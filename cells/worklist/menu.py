"""The menu: one entry for each kind of work that somebody's offices open."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

READING_PAGES = frozenset(
    {
        "reviews:queue",
        "reviews:submission",
        "reviews:decide",
        "reviews:withdraw",
        "reviews:pass_up",
        "reviews:requests",
        "reviews:proceed_without",
        "reviews:remind",
        "call_list",
        "reviews:paper_help",
        "reviews:paper_help_name",
        "reviews:paper_withdraw",
        "reviews:paper_code",
        "reviews:paper_scan",
        "reviews:entry",
        "reviews:entry_general",
        "reviews:entry_read_through",
        "reviews:entry_enter",
        "reviews:entry_change",
        "reviews:codes",
        "reviews:code",
        "organisation:delegations",
        "journey:current",
        "journey:cell_round",
        "journey:open_round",
        "journey:cancel_round",
    }
)
SUMMARY_PAGES = frozenset(
    {
        "journey:freeze",
        "journey:pass_summary",
        "journey:reopen_reviews",
        "journey:reopen_summary",
    }
)
COMMITTEE_PAGES = frozenset(
    {
        "journey:committee_rounds",
        "journey:new_committee_round",
        "journey:committee_round",
        "journey:edit_committee_round",
        "journey:issue_committee_round",
        "journey:cancel_in_cell",
        "meetings:dates",
    }
)
MATERIAL_PAGES = frozenset(
    f"preparation:{name}"
    for name in (
        "materials", "material", "round_materials", "reading_list", "add_material",
        "edit_material", "withdraw_material", "add_reading_meeting",
        "reading_meeting", "rules", "rule_add", "rule", "rule_edit", "rule_replace",
        "principles", "principle",
    )
)  # fmt: skip
NAMESPACES = {
    "reviews": "reviews:current",
    "private_notes": "reviews:current",
    "summaries": "summaries:current",
    "plans": "plans:current",
    "supervision": "supervision:board",
    "ratings": "ratings:current",
    "preparation": "journey:preparation_current",
    "meetings": "journey:preparation_current",
    "collective": "journey:preparation_current",
    "journey": "journey:preparation_current",
}
ENTRY_OF_PAGE = (
    dict.fromkeys(READING_PAGES, "reviews:queue")
    | dict.fromkeys(SUMMARY_PAGES, "summaries:current")
    | dict.fromkeys(COMMITTEE_PAGES, "journey:committee_rounds")
    | dict.fromkeys(MATERIAL_PAGES, "preparation:materials")
)


@dataclass(frozen=True)
class MenuItem:
    url: str
    label: str
    icon: str
    is_current: bool
    count: int = 0


@dataclass(frozen=True)
class Entry:
    name: str
    label: Promise
    icon: str
    is_open_to: Callable


def reads_reports(mandates) -> bool:
    return bool(mandates.leads or mandates.delegate_in)


def is_member(mandates) -> bool:
    return bool(mandates.member_of)


def leads_without_a_cell(mandates) -> bool:
    return bool(mandates.leads) and not mandates.member_of


def works_for_a_committee(mandates) -> bool:
    return bool((mandates.leads | mandates.staff_of) - mandates.member_of)


ENTRIES = (
    Entry("home", _("My work"), "check", lambda mandates: True),
    Entry("reviews:current", _("My report"), "pencil", is_member),
    Entry("reviews:queue", _("Reports of the cell"), "people", reads_reports),
    Entry(
        "journey:committee_rounds",
        pgettext_lazy("menu", "Rounds"),
        "flag",
        works_for_a_committee,
    ),
    Entry(
        "journey:preparation_current",
        pgettext_lazy("menu", "Session"),
        "speech",
        is_member,
    ),
    Entry("plans:current", pgettext_lazy("menu", "Plan"), "tasks", is_member),
    Entry("plans:queue", pgettext_lazy("menu", "Plan"), "tasks", leads_without_a_cell),
    Entry(
        "supervision:board",
        pgettext_lazy("menu", "Supervision"),
        "eye",
        lambda mandates: bool(mandates.member_of or mandates.leads),
    ),
    Entry("ratings:current", pgettext_lazy("menu", "Ratings"), "list", is_member),
    Entry(
        "ratings:committee",
        pgettext_lazy("menu", "Ratings"),
        "list",
        lambda mandates: bool(
            (mandates.leads or mandates.staff_of) and not mandates.member_of
        ),
    ),
    Entry(
        "preparation:materials",
        pgettext_lazy("menu", "Materials"),
        "book",
        is_member,
    ),
    Entry("summaries:current", _("Summary"), "document", is_member),
    Entry(
        "ratings:rules",
        _("Rules of rating"),
        "list",
        lambda mandates: mandates.is_administrator,
    ),
    Entry(
        "admin:index",
        _("Administration"),
        "menu",
        lambda mandates: mandates.is_administrator,
    ),
)


def menu(request, mandates) -> list[MenuItem]:
    if request.user.must_change_password:
        return []
    here = request.resolver_match.view_name if request.resolver_match else ""
    current = entry_of(here)
    return [
        MenuItem(
            reverse(each.name), str(each.label), each.icon, is_current(each, current)
        )
        for each in ENTRIES
        if each.is_open_to(mandates)
    ]


def entry_of(here: str) -> str:
    """The entry that the page ``here`` belongs to."""
    namespace, _colon, _name = here.rpartition(":")
    return ENTRY_OF_PAGE.get(here) or NAMESPACES.get(namespace) or here


def is_current(entry: Entry, current: str) -> bool:
    same_part = entry.name == "plans:queue" and current == "plans:current"
    of_ratings = current == "ratings:current" and entry.name.startswith("ratings:")
    return entry.name == current or same_part or of_ratings
