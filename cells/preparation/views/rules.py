"""The shelf of rules in force, and what a cell or committee adds to it (O2)."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import PolicyMixin, RecordMixin
from cells.organisation.models import Organisation
from cells.preparation import reading_policies as policies
from cells.preparation.forms.rules import ReplacedForm, RuleForm
from cells.preparation.models.rules import ShelfRule
from cells.preparation.pages.rules import dated_name, rule_page, shelf_page
from cells.preparation.services import rules as services
from cells.preparation.views.reading_shared import ReadingPress
from cells.saved_forms import SeenVersionForm
from cells.workflow import WorkflowError

RULES = ShelfRule.objects.select_related("organisation", "replaced_by")
VALUES = ("version", "number", "issued_on", "body", "title", "url", "text", "source")


class RuleShelf(PolicyMixin, View):
    """In force first, what was replaced below."""

    policy = policies.reads_rules

    def get(self, request, *args, **kwargs):
        page = shelf_page(request.user)
        return render(request, "cells/preparation/rules.html", {"page": page})


class RuleDetail(RecordMixin, View):
    """One rule, with its text or link."""

    queryset = RULES
    policy = policies.reads_rule

    def get(self, request, *args, **kwargs):
        page = rule_page(self.object, request.user)
        return render(request, "cells/preparation/rule.html", {"page": page})


class RuleAdd(PolicyMixin, View):
    """A rule of the cell's or committee's own."""

    policy = policies.keeps_rules

    def get(self, request, *args, **kwargs):
        return self.show(self.form(initial={"version": 0}))

    def led(self) -> list[tuple[int, str]]:
        mandates = self.request.user.mandates
        return [
            (each.id, each.name)
            for each in mandates.held_in
            if each.id in mandates.leads
        ]

    def form(self, *data, **kwargs) -> RuleForm:
        return RuleForm(*data, organisations=self.led(), **kwargs)

    def post(self, request, *args, **kwargs):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        chosen = form.cleaned_data.get("organisation") or self.led()[0][0]
        services.add_rule(
            organisation=Organisation.objects.get(pk=chosen),
            values=form.values(),
            by=request.user,
            now=now(),
        )
        messages.success(request, _("The rule stands on the shelf."))
        return redirect("preparation:rules")

    def show(self, form, *, status=200):
        context = {
            "form": form,
            "title": _("Add a rule or paper"),
            "back_url": reverse("preparation:rules"),
        }
        return render(
            self.request, "cells/preparation/rule_form.html", context, status=status
        )


class RuleView(RecordMixin, View):
    """A rule, for the leaders of the body that put it on the shelf."""

    queryset = RULES
    policy = policies.keeps_rule
    title = ""

    def get_queryset(self):
        """Whoever posts also finds what was taken off meanwhile: no text is lost."""
        visible = super().get_queryset()
        if self.request.method != "POST":
            return visible
        return visible | RULES.filter(organisation__in=self.request.user.mandates.leads)

    def back_url(self):
        return reverse("preparation:rule", args=[self.object.pk])

    def refuse(self, form, error):
        """What was typed stands beside what is stored; saving again replaces it."""
        stored = RULES.get(pk=self.object.pk)
        form.add_error(None, str(error))
        form.data = form.data.copy()
        form.data["version"] = stored.version
        return self.show(form, status=409, stored=stored)

    def show(self, form, *, status=200, stored=None):
        context = {
            "form": form,
            "title": self.title,
            "back_url": self.back_url(),
            "stored": rule_page(stored, self.request.user) if stored else None,
        }
        return render(
            self.request, "cells/preparation/rule_form.html", context, status=status
        )


class RuleEdit(RuleView):
    """Another wording."""

    policy = policies.keeps_rule

    @property
    def title(self):
        return _("Change a rule or paper")

    def get(self, request, *args, **kwargs):
        initial = {name: getattr(self.object, name) for name in VALUES}
        return self.show(RuleForm(initial=initial))

    def post(self, request, *args, **kwargs):
        form = RuleForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            services.change_rule(
                rule=self.object,
                values=form.values(),
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            return self.refuse(form, error)
        messages.success(request, _("The rule has been saved."))
        return HttpResponseRedirect(self.back_url())


class RuleReplace(RuleView):
    """Marked as replaced, by another rule or by words."""

    policy = policies.keeps_rule

    @property
    def title(self):
        return _("Mark as replaced: %(rule)s") % {"rule": dated_name(self.object)}

    def get(self, request, *args, **kwargs):
        return self.show(self.form(initial={"version": self.object.version}))

    def others(self) -> dict[int, ShelfRule]:
        others = RULES.visible_to(self.request.user).exclude(pk=self.object.pk)
        return {each.pk: each for each in others}

    def form(self, *data, **kwargs) -> ReplacedForm:
        self.found = self.others()
        choices = [(pk, dated_name(each)) for pk, each in self.found.items()]
        return ReplacedForm(*data, rules=choices, **kwargs)

    def post(self, request, *args, **kwargs):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            services.replace_rule(
                rule=self.object,
                replaced_by=self.found.get(form.cleaned_data["rule"]),
                words=form.cleaned_data["words"],
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            return self.refuse(form, error)
        messages.success(request, _("The rule is marked as replaced."))
        return HttpResponseRedirect(self.back_url())


class RuleInForce(ReadingPress, RuleView):
    """The mark “replaced” is taken back."""

    policy = policies.keeps_rule
    form_class = SeenVersionForm

    def act(self, *, version):
        services.put_rule_in_force(
            rule=self.object, seen_version=version, by=self.request.user, now=now()
        )
        messages.success(self.request, _("The rule stands as in force again."))


class RuleRemove(ReadingPress, RuleView):
    """It is off the shelf."""

    policy = policies.keeps_rule
    form_class = SeenVersionForm

    def back_url(self):
        return reverse("preparation:rules")

    def act(self, *, version):
        services.remove_rule(
            rule=self.object, seen_version=version, by=self.request.user, now=now()
        )
        messages.success(self.request, _("The rule has been taken off the shelf."))
