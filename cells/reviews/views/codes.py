"""Makes a one-time code for a member whose report was entered from paper."""

from django.shortcuts import render
from django.utils import timezone
from django.views.generic import View

from cells.access import PolicyMixin, RecordMixin
from cells.reviews import policies, services
from cells.reviews.models import SelfReview
from cells.reviews.pages.codes import code_list_page, code_page, slip_page
from cells.reviews.views.filing import stale_page
from cells.reviews.views.writing import LOADED
from cells.saved_forms import SeenVersionForm
from cells.workflow import WorkflowError


class CodeList(PolicyMixin, View):
    """The reports that wait and that one may make a code for."""

    policy = policies.leads_somewhere

    def get(self, request, *args, **kwargs):
        page = code_list_page(request.user)
        return render(request, "cells/reviews/codes.html", {"page": page})


class CodeMake(RecordMixin, View):
    """Make a code; its slip is shown this once."""

    policy = policies.may_make_code

    def get_queryset(self):
        reviews = SelfReview.objects.awaiting_code_of(self.request.user)
        return reviews.select_related(*LOADED, "typist")

    def get(self, request, *args, **kwargs):
        return self.show()

    def show(self, *, errors=(), status=200):
        page = code_page(self.object, errors=errors)
        return render(
            self.request, "cells/reviews/code.html", {"page": page}, status=status
        )

    def post(self, request, *args, **kwargs):
        form = SeenVersionForm(request.POST)
        if not form.is_valid():
            return self.show(errors=[stale_page()], status=422)
        try:
            code, digits = services.make_confirmation_code(
                review=self.object,
                by=request.user,
                seen_version=form.cleaned_data["version"],
                now=timezone.now(),
            )
        except WorkflowError as error:
            return self.show(errors=[str(error)], status=409)
        page = slip_page(self.object, code, digits)
        response = render(request, "cells/reviews/slip.html", {"page": page})
        response["Cache-Control"] = "no-store"
        return response
