"""Handing out duties, and marking them done."""

from django.contrib import messages
from django.forms import Form
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View

from cells.access import RecordMixin
from cells.preparation import duty_policies as policies
from cells.preparation.forms.duties import AssignForm, DutyForm
from cells.preparation.models.duties import Duty
from cells.preparation.pages.duty_form import duty_form_page
from cells.preparation.people import people_of
from cells.preparation.services import duties as services
from cells.preparation.views.shared import Press, RoundView, is_open, to_hub
from cells.saved_forms import SeenVersionForm
from cells.workflow import WorkflowError

DUTIES = Duty.objects.select_related("cell_round__round", "cell_round__cell")
ANCHOR = "duties-title"


class DutySeed(Press, RoundView):
    """The article's list, by one press; pressed twice, nothing is doubled."""

    policy = policies.prepares
    form_class = Form

    def where(self):
        return self.object.pk, ANCHOR

    def act(self):
        added = services.seed_duties(
            cell_round=self.object, by=self.request.user, now=now()
        )
        messages.success(
            self.request,
            ngettext(
                "%(n)s duty has been put on the list.",
                "%(n)s duties have been put on the list.",
                added,
            )
            % {"n": added},
        )


class DutyAssign(Press, RoundView):
    """A duty for a member who has none, chosen beside the name."""

    policy = policies.prepares
    form_class = AssignForm

    def where(self):
        return self.object.pk, ANCHOR

    def act(self, *, member, duty):
        duty_id, version = duty.split("-")
        row = DUTIES.standing().filter(cell_round=self.object, pk=duty_id).first()
        if row is None:
            raise WorkflowError(_("This duty is no longer on the list."))
        services.assign_duty(
            duty=row,
            member_id=member,
            seen_version=int(version),
            by=self.request.user,
            now=now(),
        )


class DutyAdd(RoundView):
    """A duty of the cell's own."""

    policy = policies.prepares

    def get(self, request, *args, **kwargs):
        if not is_open(self.object):
            return to_hub(self.object.pk, ANCHOR)
        initial = {"version": 0, "due_on": self.object.round.session_on}
        return self.show(DutyForm(initial=initial, people=self.people()))

    def people(self):
        return people_of(self.object.cell, localdate()).present

    def post(self, request, *args, **kwargs):
        form = DutyForm(request.POST, people=self.people())
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            services.add_duty(
                cell_round=self.object,
                values=form.values(),
                member_ids=form.member_ids(),
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.show(form, status=409)
        messages.success(request, _("The duty stands in the list."))
        return to_hub(self.object.pk, ANCHOR)

    def show(self, form, *, status=200):
        page = duty_form_page(self.object)
        context = {"page": page, "form": form}
        return render(
            self.request, "cells/preparation/duty.html", context, status=status
        )


class DutyChange(RecordMixin, View):
    """Another wording, date or people; what somebody else saved is not overwritten."""

    queryset = DUTIES
    policy = policies.prepares_duty

    def get(self, request, *args, **kwargs):
        if self.object.removed_at or not is_open(self.object.cell_round):
            return to_hub(self.object.cell_round_id, ANCHOR)
        return self.show(self.form(None, initial=self.stored()))

    def form(self, data, **kwargs) -> DutyForm:
        """Whoever does it already can be kept, also after leaving the cell."""
        present = people_of(self.object.cell_round.cell, localdate()).present
        held = [each.member for each in self.assignments()]
        people = [*present, *(each for each in held if each not in present)]
        return DutyForm(data, people=people, duty=self.object, **kwargs)

    def assignments(self):
        return self.object.assignments.select_related("member")

    def stored(self) -> dict:
        duty = self.object
        return {
            "version": duty.version,
            "title": duty.title,
            "product": duty.product,
            "due_on": duty.due_on,
            "paper_kind": duty.paper_kind,
            "members": [each.member_id for each in self.assignments()],
        }

    def post(self, request, *args, **kwargs):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            services.change_duty(
                duty=self.object,
                values=form.values(),
                member_ids=form.member_ids(),
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            return self.refuse(form, error)
        messages.success(request, _("The duty has been saved."))
        return to_hub(self.object.cell_round_id, self.anchor())

    def refuse(self, form, error):
        """Everything typed stands, beside what is stored; saving again replaces it."""
        self.object = self.queryset.get(pk=self.object.pk)
        form.add_error(None, str(error))
        is_stale = self.is_stale(form.cleaned_data["version"])
        if is_stale:
            form.data = form.data.copy()
            form.data["version"] = self.object.version
        return self.show(form, status=409, is_stale=is_stale)

    def is_stale(self, seen_version: int) -> bool:
        return not self.object.removed_at and seen_version != self.object.version

    def show(self, form, *, status=200, is_stale=False):
        page = duty_form_page(
            self.object.cell_round,
            self.object,
            stored=self.stored() if is_stale else None,
            people=form.fields["members"].choices if "members" in form.fields else (),
        )
        context = {"page": page, "form": form}
        return render(
            self.request, "cells/preparation/duty.html", context, status=status
        )

    def anchor(self) -> str:
        return f"duty-{self.object.pk}"


class DutyPress(Press, RecordMixin, View):
    """What the buttons on the row of a duty share."""

    queryset = DUTIES
    policy = policies.may_mark_duty
    form_class = SeenVersionForm

    def where(self):
        return self.object.cell_round_id, f"duty-{self.object.pk}"

    def facts(self, version: int) -> dict:
        return {
            "duty": self.object,
            "seen_version": version,
            "by": self.request.user,
            "now": now(),
        }


class DutyDone(DutyPress):
    """Whoever does it, or a leader, says that it is done."""

    policy = policies.may_mark_duty

    def act(self, *, version):
        services.mark_duty_done(**self.facts(version))


class DutyUndone(DutyPress):
    """The mark is taken back."""

    policy = policies.may_mark_duty

    def act(self, *, version):
        services.take_back_mark(**self.facts(version))


class DutyRemove(DutyPress):
    """The duty is off the list."""

    policy = policies.prepares_duty

    def where(self):
        return self.object.cell_round_id, ANCHOR

    def act(self, *, version):
        services.remove_duty(**self.facts(version))
        messages.success(self.request, _("The duty has been taken off the list."))
