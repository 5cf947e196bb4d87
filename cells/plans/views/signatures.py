"""The digital signatures on a signed copy: read what was found, check again."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.accounts.rate_limit import is_over_limit
from cells.plans import policies, services
from cells.plans.models import SignedCopy
from cells.plans.pages.signatures import checks_with_signatures, signatures_page
from cells.workflow import WorkflowError

CHECKS_PER_MINUTE = 5  # each takes the machine about a second


class SignaturesView(RecordMixin, View):
    """A signed copy with its checks; a scan has none and no such page."""

    queryset = SignedCopy.objects.select_related(
        "approval__plan__cell_round__round",
        "approval__plan__cell_round__cell",
        "uploaded_by",
    )
    policy = policies.may_see_copy
    shows_anothers_text = True

    def before_showing(self):
        self.record_opening()

    def record_opening(self):
        if self.object.approval.author_id != self.request.user.pk:
            services.open_signed_copy(copy=self.object, by=self.request.user, now=now())

    def show(self, *, form_error="", status=200):
        checks = checks_with_signatures(self.object.checks)
        newest_first = list(checks.select_related("checked_by"))[::-1]
        if not newest_first:  # posted to the address of a scan
            raise Http404
        page = signatures_page(self.object, newest_first, self.request.user)
        page.form_error = form_error
        return render(
            self.request, "cells/plans/signatures.html", {"page": page}, status=status
        )


class Signatures(SignaturesView):
    """What the newest check has found, in plain sentences."""

    policy = policies.may_see_copy

    def before_showing(self):
        if not self.object.checks.exists():
            raise Http404
        self.record_opening()

    def get(self, request, *args, **kwargs):
        return self.show()


class SignaturesCheck(SignaturesView):
    """Check again, with the roots and the hour of now."""

    policy = policies.may_see_copy
    shows_anothers_text = True

    def before_showing(self):
        """GET shows nothing here: it leads to what was found."""

    def get(self, request, *args, **kwargs):
        return redirect("plans:signatures", pk=self.object.pk)

    def post(self, request, *args, **kwargs):
        if is_over_limit("signatures", str(request.user.pk), most=CHECKS_PER_MINUTE):
            return self.refused(
                _("This was checked several times just now. Try again in a minute."),
                status=429,
            )
        try:
            services.check_again(copy=self.object, by=request.user, now=now())
        except WorkflowError as error:
            return self.refused(str(error), status=409)
        messages.success(request, _("The digital signatures have been checked again."))
        return redirect("plans:signatures", pk=self.object.pk)

    def refused(self, sentence: str, *, status: int):
        self.record_opening()
        return self.show(form_error=sentence, status=status)
