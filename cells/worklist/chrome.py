"""The frame of every page: where one is, what one may open, who helps."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cells.organisation.models import Organisation

READING_PAGES = {
    "reviews:queue",
    "reviews:submission",
    "reviews:decide",
    "reviews:withdraw",
    "reviews:pass_up",
    "organisation:delegations",
    "journey:current",
    "journey:cell_round",
    "journey:open_round",
}
SUMMARY_PAGES = {
    "journey:freeze",
    "journey:pass_summary",
    "journey:reopen_reviews",
    "journey:reopen_summary",
}


@dataclass(frozen=True)
class MenuItem:
    url: str
    label: str
    icon: str
    is_current: bool
    count: int = 0


@dataclass(frozen=True)
class AccountLink:
    url: str
    label: str


@dataclass(frozen=True)
class Chrome:
    organisation_name: str
    role_label: str
    menu: list[MenuItem]
    account_links: list[AccountLink]
    help_line: str


def chrome(request) -> dict:
    """Context of ``base.html``; None for visitors and before the first sign-in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"chrome": None}
    mandates = user.mandates
    organisation = own_organisation(mandates)
    return {
        "chrome": Chrome(
            organisation_name=organisation.name if organisation else "",
            role_label=role_label(mandates, organisation),
            menu=menu(request, mandates),
            account_links=[
                AccountLink(reverse("password_change"), _("Change the password"))
            ],
            help_line=help_line(organisation),
        )
    }


def own_organisation(mandates) -> Organisation | None:
    """The cell the member belongs to, else the body of the first office."""
    ids = mandates.member_of or mandates.leads or mandates.staff_of
    if not ids:
        return None
    return Organisation.objects.filter(pk__in=ids).first()


def role_label(mandates, organisation) -> str:
    if mandates.is_administrator:
        return _("Administrator")
    if organisation and organisation.pk in mandates.secretary_of:
        return pgettext("office", "Secretary")
    if organisation and organisation.pk in mandates.deputy_of:
        return pgettext("office", "Deputy secretary")
    if organisation and organisation.pk in mandates.staff_of:
        return pgettext("office", "Committee staff")
    return _("Party member")


def help_line(organisation) -> str:
    helper = (organisation and organisation.help_line) or settings.HELP_LINE
    if not helper:
        return ""
    return _("Need help? Call %(helper)s") % {"helper": helper}


def menu(request, mandates) -> list[MenuItem]:
    if request.user.must_change_password:
        return []
    here = request.resolver_match.view_name if request.resolver_match else ""
    return [
        MenuItem(reverse(name), label, icon, is_current(here, name))
        for name, label, icon in menu_entries(mandates)
    ]


def menu_entries(mandates) -> list[tuple[str, str, str]]:
    entries = [("home", _("My work"), "check")]
    if mandates.member_of:
        entries.append(("reviews:current", _("My report"), "pencil"))
    if mandates.leads or mandates.delegate_in:
        entries.append(("reviews:queue", _("Reports of the cell"), "people"))
    if mandates.member_of:
        entries.append(("summaries:current", _("Summary"), "document"))
    if mandates.member_of:
        entries.append(("plans:current", pgettext("menu", "Plan"), "tasks"))
    elif mandates.leads:
        entries.append(("plans:queue", pgettext("menu", "Plan"), "tasks"))
    if mandates.is_administrator:
        entries.append(("admin:index", _("Administration"), "menu"))
    return entries


def is_current(here: str, name: str) -> bool:
    """A part has one entry; of the reviews, the reader's pages have their own."""
    if here in READING_PAGES or name == "reviews:queue":
        return here in READING_PAGES and name == "reviews:queue"
    if here in SUMMARY_PAGES:
        return name == "summaries:current"
    if ":" not in name:
        return here == name
    return here.partition(":")[0] == name.partition(":")[0]
