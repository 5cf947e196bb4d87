"""The public page behind the code on a print: in force, replaced, or unknown."""

import re

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cells.accounts.client_address import client_address
from cells.accounts.rate_limit import is_over_limit
from cells.plans.approved_content import is_in_force
from cells.plans.models import Approval

TOKEN = re.compile(r"^[0-9a-f]{32}\Z")


@login_not_required
@require_safe
def check_document(request, token: str):
    """One of three constant sentences; nothing of the plan, no cookie, no cache."""
    if is_over_limit("check", client_address(request), most=settings.CHECKS_PER_MINUTE):
        sentence = _("Too many questions from this address. Try again in a minute.")
        return answer(_("Please wait"), sentence, status=429)
    return answer(*words_for(token))


def words_for(token: str) -> tuple[str, str]:
    approval = approval_of(token)
    if approval is None:
        return (
            _("Unknown code"),
            _("This code belongs to no document of this installation."),
        )
    if is_in_force(approval):
        return (
            _("In force"),
            _(
                "The approval recorded in the program is in force. Compare the print "
                "with the signed copy if there is any doubt."
            ),
        )
    return (
        _("Replaced"),
        _("This document has been changed or replaced since it was printed."),
    )


def approval_of(token: str) -> Approval | None:
    if not TOKEN.match(token):
        return None
    return (
        Approval.objects.filter(token=token)
        .select_related("plan__cell_round__round", "plan__cell_round__cell")
        .first()
    )


def answer(heading: str, sentence: str, *, status: int = 200) -> HttpResponse:
    page = render_to_string(
        "cells/plans/check.html", {"heading": heading, "sentence": sentence}
    )
    response = HttpResponse(page, status=status)
    response["Cache-Control"] = "no-store"
    return response
