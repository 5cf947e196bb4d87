"""Acts that ask for the password again, such as the approval of a plan.

The check goes through ``authenticate()``, so that wrong passwords are counted and lock
the account's sign-in as they do on the sign-in page.
"""

from copy import copy
from enum import StrEnum

from axes.utils import reset
from django.contrib.auth import authenticate
from django.http import QueryDict
from django.utils.translation import gettext as _

from cells.accounts.client_address import client_address

FIELD = "password"


class Confirmation(StrEnum):
    """What came of it."""

    GIVEN = "given"
    WRONG = "wrong"
    LOCKED = "locked"


def confirm_again(request) -> Confirmation:
    """Whether the post carries the password of whoever is signed in."""
    username = request.user.get_username()
    attempt = without_typed_text(request)
    password = request.POST.get(FIELD, "")
    member = authenticate(attempt, username=username, password=password)
    if getattr(attempt, "axes_locked_out", False):
        return Confirmation.LOCKED
    if member is None or member.pk != request.user.pk:
        return Confirmation.WRONG
    reset(username=username, ip=client_address(request))
    return Confirmation.GIVEN


def without_typed_text(request):
    """The request as the counter of failures may see it: it stores what was posted.

    The counter marks this copy and not the request itself, so that the page says by
    itself that the sign-in is locked.
    """
    attempt = copy(request)
    attempt.POST = QueryDict()
    return attempt


def wrong_password() -> str:
    return _("The password is not right. Nothing has been recorded.")
