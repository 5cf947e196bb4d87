"""Private notes: written, changed and deleted by their author alone."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import View

from cells.access import PolicyMixin, RecordMixin
from cells.private_notes import policies, services
from cells.private_notes.forms import NoteForm
from cells.private_notes.models import PrivateNote
from cells.private_notes.pages import (
    indicator_choices,
    note_card,
    notes_page,
    who_can_open,
)
from cells.private_notes.reading import opened
from cells.saved_forms import SeenVersionForm
from cells.workflow import WorkflowError

OLDEST = 1  # for a page that does not say what it saw: nothing is overwritten
private = [never_cache, sensitive_post_parameters()]


@method_decorator(private, name="dispatch")
class NoteList(PolicyMixin, View):
    """The author's own notes, with the form for a new one above them."""

    policy = policies.may_keep_notes

    def get(self, request, *args, **kwargs):
        choices = indicator_choices()
        return show_list(request, NoteForm(indicators=choices), choices)

    def post(self, request, *args, **kwargs):
        choices = indicator_choices()
        form = NoteForm(request.POST, indicators=choices)
        if not form.is_valid():
            return show_list(request, form, choices, status=422)
        services.write_note(author=request.user, now=now(), **form.facts())
        messages.success(request, _("The note has been kept."))
        return redirect("private_notes:list")


def show_list(request, form, choices, *, status=200):
    page = notes_page(
        request.user,
        choices,
        chosen=request.GET.get("indicator", ""),
        number=request.GET.get("page", "1"),
    )
    context = {"page": page, "form": form}
    return render(request, "cells/private_notes/list.html", context, status=status)


class NoteView(RecordMixin, View):
    """What the pages of one note share."""

    queryset = PrivateNote.objects.all()
    policy = policies.is_author

    def card(self, choices):
        return note_card(self.object, dict(choices))


@method_decorator(private, name="dispatch")
class NoteEdit(NoteView):
    """Change a note; what another window wrote is shown beside, never overwritten."""

    policy = policies.is_author

    def setup(self, request, *args, **kwargs):
        """What was typed into a note that is gone by now is not lost with it."""
        self.object = None
        try:
            super().setup(request, *args, **kwargs)
        except Http404:
            typed = request.method == "POST" and request.POST.get("text", "").strip()
            if not (typed and policies.may_keep_notes(request.user)):
                raise

    def get(self, request, *args, **kwargs):
        choices = indicator_choices()
        form = self.stored_form(choices)
        return self.show(choices, form, version=self.object.version)

    def stored_form(self, choices) -> NoteForm | None:
        """The form with what is stored; None if that cannot be opened."""
        if (found := opened(self.object)) is None:
            return None
        stored = {
            "text": found.text,
            "indicator": found.indicator_code,
            "noted_on": self.object.noted_on,
        }
        if found.indicator_code not in dict(choices):
            stored["indicator"] = ""
        return NoteForm(initial=stored, indicators=choices)

    def post(self, request, *args, **kwargs):
        choices = indicator_choices()
        form = NoteForm(request.POST, indicators=choices)
        if self.object is None:
            return self.gone(form, choices)
        seen = SeenVersionForm(request.POST)
        if not seen.is_valid():
            form.add_error(None, seen.errors["version"])
        version = seen.cleaned_data.get("version", OLDEST)
        if not form.is_valid():
            return self.show(choices, form, version=version, status=422)
        try:
            services.change_note(
                note=self.object, seen_version=version, now=now(), **form.facts()
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.beside_stored(form, choices)
        messages.success(request, _("The note has been kept."))
        return redirect("private_notes:list")

    def gone(self, form, choices):
        """Deleted in another window: what was typed stands in a form for a new one."""
        messages.error(
            self.request, _("This note is gone. Save what you typed as a new one.")
        )
        return show_list(self.request, form, choices, status=409)

    def beside_stored(self, form, choices):
        self.object = PrivateNote.objects.filter(pk=self.object.pk).first()
        if self.object is None:
            return self.gone(form, choices)
        return self.show(
            choices, form, version=self.object.version, beside=True, status=409
        )

    def show(self, choices, form, *, version, beside=False, status=200):
        context = {
            "note": self.card(choices),
            "version": version,
            "form": form,
            "stored_beside": beside,
            "sentences": who_can_open(),
        }
        template = "cells/private_notes/edit.html"
        return render(self.request, template, context, status=status)


@method_decorator(private, name="dispatch")
class NoteDelete(NoteView):
    """Ask once, then the note is gone for good."""

    policy = policies.is_author

    def get(self, request, *args, **kwargs):
        return self.show()

    def post(self, request, *args, **kwargs):
        seen = SeenVersionForm(request.POST)
        if not seen.is_valid():
            return self.show(form_error=seen.errors["version"][0], status=422)
        try:
            version = seen.cleaned_data["version"]
            services.delete_note(note=self.object, seen_version=version)
        except WorkflowError as error:
            self.object = PrivateNote.objects.filter(pk=self.object.pk).first()
            if self.object is None:
                return redirect("private_notes:list")
            return self.show(form_error=str(error), status=409)
        messages.success(request, _("The note has been deleted."))
        return redirect("private_notes:list")

    def show(self, *, form_error="", status=200):
        context = {
            "note": self.card(indicator_choices()),
            "version": self.object.version,
            "form_error": form_error,
        }
        template = "cells/private_notes/delete.html"
        return render(self.request, template, context, status=status)
