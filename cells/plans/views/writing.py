"""Writing a plan: the same page and form for a person and for the script."""

import re

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from cells.access import RecordMixin
from cells.accounts.kept_post import wants_json
from cells.plans import policies, services
from cells.plans.forms import PlanItemForm, posted_items
from cells.plans.pages.conflict import item_conflict
from cells.plans.pages.writing import figures, load, writing_page
from cells.plans.product_kinds import kinds_for
from cells.plans.services.writing import ITEM_FIELDS
from cells.plans.transitions import WITH_AUTHOR
from cells.plans.views.shared import PLANS, first_error
from cells.saved_forms import PageForm, SeenVersionForm
from cells.saved_pages import SavedPage
from cells.workflow import WorkflowError

ADD = re.compile(r"^add-([a-z]+-[0-9a-f]{1,32})\Z")
REMOVE = re.compile(r"^remove-([1-9][0-9]{0,17})\Z")


class PlanWrite(SavedPage, RecordMixin, View):
    """Every line on one page."""

    queryset = PLANS
    policy = policies.is_author
    nothing_sent = gettext_lazy("This page sent no line that belongs to this plan.")

    def get(self, request, *args, **kwargs):
        if self.object.status not in WITH_AUTHOR:
            return redirect("plans:detail", pk=self.object.pk)
        return self.show()

    def show(self, *, forms=None, conflicts=None, status=200):
        page = writing_page(self.object, load(self.object), forms=forms)
        for row in page.rows:
            row.conflict = (conflicts or {}).get(row.item_id)
        return render(
            self.request, "cells/plans/write.html", {"page": page}, status=status
        )

    def post(self, request, *args, **kwargs):
        self.kinds = list(kinds_for(self.object.cell_round.cell_id))
        items = self.object.items.select_related("indicator")
        self.items = {item.pk: item for item in items}
        forms = {
            pk: PlanItemForm(request.POST, item=self.items[pk], kinds=self.kinds)
            for pk in posted_items(request.POST)
            if pk in self.items
        }
        if not forms:
            return self.nothing_posted()
        valid = [form for form in forms.values() if form.is_valid()]
        edits = [edit for form in valid if (edit := form.edit())]
        try:
            outcomes = services.save_items(
                plan=self.object,
                edits=edits,
                now=now(),
                **PageForm(request.POST).facts(),
            )
        except WorkflowError as error:
            return self.too_late(error, forms)
        return self.answer(forms, outcomes)

    def conflict_of_row(self, key, row, values):
        return item_conflict(row, values, self.kinds)

    def fields_of_row(self, key) -> tuple[str, ...]:
        return ITEM_FIELDS

    def figures(self, outcomes) -> tuple[int, int]:
        saved = {pk: row for pk, (_outcome, row) in outcomes.items()}
        return figures(list((self.items | saved).values()))

    def nothing_posted(self):
        """A plan without lines has nothing to save, but a line can be added."""
        if not self.items and not wants_json(self.request):
            return self.leave()
        return super().nothing_posted()

    def leave(self):
        """Where the pressed button leads once everything is stored."""
        then, pk = self.request.POST.get("then", ""), self.object.pk
        if match := ADD.match(then):
            return self.add_line(match[1])
        if match := REMOVE.match(then):
            return redirect("plans:remove_line", pk=pk, item=int(match[1]))
        if then == "read":
            return redirect("plans:read_through", pk=pk)
        messages.success(self.request, _("Everything on this page has been saved."))
        return redirect("plans:write", pk=pk)

    def add_line(self, proposal: str):
        try:
            item = services.add_item(plan=self.object, proposal=proposal, now=now())
        except WorkflowError as error:
            messages.error(self.request, str(error))
            return redirect("plans:write", pk=self.object.pk)
        url = reverse("plans:write", args=[self.object.pk])
        return redirect(f"{url}#line-{item.pk}")


class PlanLineRemove(RecordMixin, View):
    """Ask once, with the text of the line, before it is gone."""

    queryset = PLANS
    policy = policies.is_author

    def get(self, request, *args, **kwargs):
        return self.show()

    def show(self, *, form_error="", status=200):
        item = self.object.items.filter(pk=self.kwargs["item"]).first()
        if item is None or self.object.status not in WITH_AUTHOR:
            return redirect("plans:write", pk=self.object.pk)
        context = {"plan": self.object, "item": item, "form_error": form_error}
        return render(
            self.request, "cells/plans/remove_line.html", context, status=status
        )

    def post(self, request, *args, **kwargs):
        form = SeenVersionForm(request.POST)
        if not form.is_valid():
            return self.show(form_error=first_error(form), status=422)
        try:
            services.remove_item(
                plan=self.object,
                item_id=self.kwargs["item"],
                seen_version=form.cleaned_data["version"],
                now=now(),
            )
        except WorkflowError as error:
            return self.show(form_error=str(error), status=409)
        messages.success(request, _("The line has been removed."))
        return redirect("plans:write", pk=self.object.pk)
