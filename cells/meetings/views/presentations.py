"""What the minutes say of a self-criticism: recorded, then confirmed by the member."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.meetings import policies
from cells.meetings.forms.live import PresentationForm
from cells.meetings.models import Turn
from cells.meetings.pages.presentation import presentation_page
from cells.meetings.services import presentations
from cells.meetings.services.presentations import Presentation
from cells.meetings.views.shared import MeetingView
from cells.workflow import WorkflowError


class PresentationView(MeetingView):
    """Both texts of one turn, guarded by the version that the page saw."""

    policy = policies.may_record
    template_name = ""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.turn = self.stored_turn()

    def stored_turn(self) -> Turn:
        turn = get_object_or_404(
            self.object.turns.select_related("member"), **self.which()
        )
        turn.meeting = self.object
        return turn

    def which(self) -> dict:
        return {"pk": self.kwargs["row"]}

    def get(self, request, *args, **kwargs):
        return self.show()

    def post(self, request, *args, **kwargs):
        form = PresentationForm(request.POST)
        if not form.is_valid():
            errors = {name: texts[0] for name, texts in form.errors.items()}
            return self.show(
                typed=request.POST,
                errors=errors,
                error=errors.pop("version", ""),
                status=422,
            )
        cleaned = form.cleaned_data
        texts = Presentation(cleaned["summary"], cleaned["response"])
        try:
            self.store(texts, cleaned["version"])
        except WorkflowError as error:
            self.fresh()
            self.turn = self.stored_turn()
            return self.show(
                typed=request.POST, error=str(error), stored=self.turn, status=409
            )
        return self.done()

    def show(self, *, status=200, **facts):
        page = presentation_page(self.object, self.turn, **facts)
        response = render(
            self.request, self.template_name, {"page": page}, status=status
        )
        response["Cache-Control"] = "no-store"
        return response


class TurnWrite(PresentationView, View):
    """The recorder notes what was said."""

    policy = policies.may_record
    template_name = "cells/meetings/write_turn.html"

    def store(self, texts, seen_version):
        presentations.write_presentation(
            turn=self.turn,
            texts=texts,
            seen_version=seen_version,
            by=self.request.user,
            now=now(),
        )

    def done(self):
        messages.success(self.request, _("The summary is recorded."))
        return redirect("meetings:live", pk=self.object.pk)


class MyTurn(PresentationView, View):
    """The member reads, corrects and confirms what stands of themselves."""

    policy = policies.may_read
    template_name = "cells/meetings/my_turn.html"

    def which(self) -> dict:
        return {"member": self.request.user}

    def store(self, texts, seen_version):
        presentations.confirm_presentation(
            turn=self.turn, texts=texts, seen_version=seen_version, now=now()
        )

    def done(self):
        messages.success(self.request, _("You have confirmed your summary."))
        return redirect("meetings:my_turn", pk=self.object.pk)
