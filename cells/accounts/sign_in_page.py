"""The sign-in page, as a page of its own and as the answer to a refused post."""

from django.conf import settings
from django.shortcuts import render
from django.utils.translation import gettext as _

from cells.accounts.forms import SignInForm
from cells.accounts.kept_post import FIELD
from cells.organisation.models import Organisation


def sign_in_context(request, form, *, kept: str = "", reason: str = "") -> dict:
    """What ``sign_in.html`` shows; ``kept`` is carried on as a hidden field."""
    roots = Organisation.objects.get_root_nodes()[:2]
    root = roots[0] if len(roots) == 1 else None
    helper = settings.HELP_LINE or (root.help_line if root else "")
    return {
        "form": form,
        "organisation_name": root.name if root else "",
        "help_text_line": help_text_line(helper),
        "kept_fields": [(FIELD, kept)] if kept else [],
        "reason_text": reason_text(reason) if reason else "",
        "next": request.POST.get("next") or request.GET.get("next", ""),
    }


def help_text_line(helper: str) -> str:
    if helper:
        return _("Call %(helper)s to get a slip with a new password.") % {
            "helper": helper
        }
    return _("Call the secretary of your cell to get a slip with a new password.")


def reason_text(reason: str) -> str:
    if reason == "locked":
        return _(
            "The page was locked after a while without use. Enter your password to go "
            "on; what you wrote is kept."
        )
    return _("You have been signed out. Sign in here; what you wrote is kept.")


def ask_to_sign_in(request, *, kept: str, reason: str):
    """Answer a refused post with the sign-in page that carries the typed text."""
    username = request.user.get_username() if request.user.is_authenticated else ""
    form = SignInForm(request, initial={"username": username})
    context = sign_in_context(request, form, kept=kept, reason=reason)
    return render(request, "cells/accounts/sign_in.html", context, status=401)
