"""What the views share that record something of a running meeting."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now

from cells.accounts.kept_post import wants_json
from cells.meetings.about_person import HeldBackError
from cells.meetings.forms.remarks import ReasonForm
from cells.meetings.views.live_page import show_live
from cells.meetings.views.shared import MeetingView
from cells.workflow import WorkflowError


class RecordPress(MeetingView):
    """One press that records something: by a form of the page, or by its script.

    ``panel``: the name of the panel, ``build_panel`` its builder; ``bound`` makes the
    form from what was posted, ``record`` calls the service.
    """

    policy = MeetingView.policy
    panel = ""

    def get(self, request, *args, **kwargs):
        return redirect(self.place())

    def place(self) -> str:
        return f"{reverse('meetings:live', args=[self.object.pk])}#live-{self.panel}"

    def post(self, request, *args, **kwargs):
        form = self.bound(request.POST)
        if not form.is_valid():
            return self.refuse(form, status=422)
        try:
            self.record(form, by=request.user, now=now())
        except HeldBackError as error:
            return self.hold_back(form, error)
        except WorkflowError as error:
            return self.refuse(form, status=409, message=str(error))
        if wants_json(request):
            return JsonResponse({"outcome": "recorded"}, status=201)
        return redirect(self.place())

    def hold_back(self, form, error: HeldBackError):
        if wants_json(self.request):
            answer = {"errors": {}, "held": error.digest, "message": str(error)}
            return JsonResponse(answer, status=422)
        form.data = form.data.copy()
        form.data["looked_at"] = error.digest
        return self.refuse(form, status=422, message=str(error))

    def refuse(self, form, *, status: int, message: str = ""):
        """The live page again with everything typed, or the sentence for the script."""
        if wants_json(self.request):
            if status == 409:
                answer = {"reason": "refused", "message": message}
            else:
                answer = {"errors": errors_of(form)}
            return JsonResponse(answer, status=status)
        self.fresh()
        if message:
            form.add_error(None, message)
        panel = type(self).build_panel(self.object, self.request.user, form=form)
        return show_live(
            self.request, self.object, status=status, panels={self.panel: panel}
        )


class StrikePress(MeetingView):
    """Taking something out of the records with a reason, on a page of its own.

    ``row`` loads what is struck, ``strike`` calls the service, ``shown`` makes its row;
    ``struck_text`` says that it is done.
    """

    policy = MeetingView.policy
    template_name = ""
    struck_text = ""

    def post(self, request, *args, **kwargs):
        row = self.row()
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self.show(form, row, status=422)
        try:
            self.strike(
                row,
                reason=form.cleaned_data["reason"],
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            self.fresh()
            row = self.row()
            form.data = form.data.copy()
            form.data["version"] = row.version
            form.add_error(None, str(error))
            return self.show(form, row, status=409)
        messages.success(request, self.struck_text)
        return redirect(self.place())

    def ask(self, row):
        return self.show(ReasonForm(initial={"version": row.version}), row)

    def show(self, form, row, *, status=200):
        context = {
            "form": form,
            "meeting": self.object,
            "row": self.shown(row),
            "place": self.place(),
        }
        return render(self.request, self.template_name, context, status=status)


def errors_of(form) -> dict[str, list[str]]:
    """By field; what no field shows stands under ""."""
    return {
        name if name != "__all__" and not is_hidden(form, name) else "": list(texts)
        for name, texts in form.errors.items()
    }


def is_hidden(form, name: str) -> bool:
    return name in form.fields and form.fields[name].widget.is_hidden
