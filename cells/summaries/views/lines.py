"""Causes are worded here, by whoever reads the reports behind them."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.audit.services import record_opening
from cells.summaries import policies, services
from cells.summaries.figures import indicators_of
from cells.summaries.forms import LineChangeForm, LineForm
from cells.summaries.models import EDITABLE, CellSummary, LineKind
from cells.summaries.pages.lines import lines_page
from cells.summaries.services import Source
from cells.summaries.sources import own_office, waiting_texts
from cells.summaries.views.reading import LOADED
from cells.workflow import WorkflowError


class LinesView(RecordMixin, View):
    """What the list of lines and the change of one share."""

    queryset = CellSummary.objects.select_related(*LOADED)
    policy = policies.may_word_lines
    shows_anothers_text = True

    def before_showing(self):
        """Members' texts are shown, without names: recorded once a day."""
        record_opening(
            self.object,
            actor=self.request.user,
            organisation_id=self.object.cell_round.cell_id,
            office=own_office(self.object, self.request.user) or "",
            on=timezone.localdate(),
            now=now(),
        )

    def kind(self) -> str:
        asked = self.request.POST.get("kind") or self.request.GET.get("kind")
        return asked if asked in LineKind.values else LineKind.SUBJECTIVE

    def back(self, kind: str):
        url = redirect("summaries:lines", pk=self.object.pk)
        url["Location"] += f"?kind={kind}"
        return url

    def show(self, kind, *, form=None, error="", status=200):
        if status == 200 and self.object.status not in EDITABLE:
            if policies.may_read_full_copy(self.request.user, self.object):
                return redirect("summaries:detail", pk=self.object.pk)
            return redirect("home")
        page = lines_page(self.object, self.request.user, kind, form)
        page.form_error = error or first_error(form)
        return render(
            self.request, "cells/summaries/lines.html", {"page": page}, status=status
        )


def first_error(form) -> str:
    if form is None or not form.errors:
        return ""
    return str(next(iter(form.errors.values()))[0])


class LineList(LinesView):
    """The texts that wait, the lines that stand, and an empty box."""

    policy = policies.may_word_lines

    def get(self, request, *args, **kwargs):
        return self.show(self.kind())

    def post(self, request, *args, **kwargs):
        kind = self.kind()
        form = LineForm(
            request.POST,
            waiting=waiting_texts(self.object, request.user, kind),
            indicators={each.number: each for each in indicators_of(self.object)},
        )
        if not form.is_valid():
            return self.show(kind, form=form, status=422)
        cleaned = form.cleaned_data
        try:
            services.word_line(
                summary=self.object,
                kind=cleaned["kind"],
                text=cleaned["text"],
                sources=[Source(*key) for key in form.source_keys()],
                indicators=cleaned["numbers"],
                office=own_office(self.object, request.user),
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            return self.show(kind, form=form, error=str(error), status=409)
        messages.success(request, _("The line stands in the summary."))
        return self.back(kind)


class LineChange(LinesView):
    """Another wording of one line, its place, or its end."""

    policy = policies.may_word_lines

    def before_showing(self):
        """GET shows nothing here."""

    def get(self, request, *args, **kwargs):
        return self.back(self.line().kind)

    def line(self):
        """A line of the own office; the secretary reaches every line."""
        lines = self.object.lines.all()
        if not policies.may_edit(self.request.user, self.object):
            lines = lines.filter(office=own_office(self.object, self.request.user))
        line = lines.filter(pk=self.kwargs["line"]).first()
        if line is None:
            raise Http404
        return line

    def post(self, request, *args, **kwargs):
        line = self.line()
        form = LineChangeForm(request.POST)
        if not form.is_valid():
            return self.show(line.kind, error=first_error(form), status=422)
        try:
            self.carry_out(line, **form.cleaned_data)
        except WorkflowError as error:
            return self.refused(line, form, str(error))
        return self.back(line.kind)

    def carry_out(self, line, *, act, version, text):
        facts = {"line": line, "seen_version": version, "by": self.request.user}
        if act == "remove":
            services.remove_line(**facts, now=now())
        elif act == "change":
            if line.office != own_office(self.object, self.request.user):
                raise WorkflowError(_("This line is worded by another office."))
            services.change_line(**facts, text=text, now=now())
        elif policies.may_edit(self.request.user, self.object):
            services.move_line(line=line, up=act == "up")

    def refused(self, line, form, error: str):
        """Nothing happened; a wording that was typed stands in the box for a line."""
        typed = form if form.cleaned_data["act"] == "change" else None
        page = lines_page(self.object, self.request.user, line.kind, None)
        page.form_error = error
        page.typed_text = typed.data.get("text", "") if typed else ""
        return render(
            self.request, "cells/summaries/lines.html", {"page": page}, status=409
        )
