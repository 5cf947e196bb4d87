"""The frame of every page: where one is, what one may open, who helps."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cells.organisation.mandates import HeldIn
from cells.worklist.menu import MenuItem, menu


@dataclass(frozen=True)
class AccountLink:
    url: str
    label: str


SHOWN_IN_HEAD = 5
SHOWN_ON_PHONE = 4


@dataclass(frozen=True)
class Chrome:
    organisation_name: str
    role_label: str
    menu: list[MenuItem]
    account_links: list[AccountLink]
    help_line: str

    @property
    def menu_shown(self) -> list[MenuItem]:
        """Five and “more”, or six where six are all."""
        fits = len(self.menu) <= SHOWN_IN_HEAD + 1
        return self.menu if fits else self.menu[:SHOWN_IN_HEAD]

    @property
    def menu_more(self) -> list[MenuItem]:
        return self.menu[len(self.menu_shown) :]

    @property
    def is_in_more(self) -> bool:
        return any(item.is_current for item in self.menu_more)

    @property
    def phone_menu_shown(self) -> list[MenuItem]:
        """Four and “more”, or five where five are all."""
        fits = len(self.menu) <= SHOWN_ON_PHONE + 1
        return self.menu if fits else self.menu[:SHOWN_ON_PHONE]

    @property
    def phone_menu_more(self) -> list[MenuItem]:
        return self.menu[len(self.phone_menu_shown) :]


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
            account_links=account_links(mandates),
            help_line=help_line(organisation),
        )
    }


def account_links(mandates) -> list[AccountLink]:
    links = [
        AccountLink(reverse("contact"), _("Notices by mail")),
        AccountLink(reverse("password_change"), _("Change the password")),
    ]
    if mandates.member_of:
        notes = AccountLink(reverse("private_notes:list"), _("Private notes"))
        links.insert(0, notes)
    return links


def own_organisation(mandates) -> HeldIn | None:
    """The cell the member belongs to, else the body of the first office."""
    ids = mandates.member_of or mandates.leads or mandates.staff_of
    return next((found for found in mandates.held_in if found.id in ids), None)


def role_label(mandates, organisation) -> str:
    if mandates.is_administrator:
        return _("Administrator")
    if organisation and organisation.id in mandates.secretary_of:
        return pgettext("office", "Secretary")
    if organisation and organisation.id in mandates.deputy_of:
        return pgettext("office", "Deputy secretary")
    if organisation and organisation.id in mandates.staff_of:
        return pgettext("office", "Committee staff")
    return _("Party member")


def help_line(organisation) -> str:
    helper = (organisation and organisation.help_line) or settings.HELP_LINE
    if not helper:
        return ""
    return _("Need help? Call %(helper)s") % {"helper": helper}
