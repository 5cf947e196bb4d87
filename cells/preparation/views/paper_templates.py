"""The models of papers, which a cell or a committee makes its own."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.organisation.models import Organisation
from cells.preparation import paper_policies as policies
from cells.preparation.forms.papers import TemplateForm
from cells.preparation.models.papers import PaperKind, PaperTemplate
from cells.preparation.pages.paper_templates import template_page, templates_page
from cells.preparation.services.paper_templates import reset_template, save_template
from cells.saved_forms import SeenVersionForm
from cells.workflow import WorkflowError


class TemplateView(RecordMixin, View):
    """Reaches the organisations that one leads; ``kind`` is one of the papers'."""

    policy = policies.may_edit_templates

    def get_queryset(self):
        return Organisation.objects.filter(pk__in=self.request.user.mandates.leads)

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if "kind" in kwargs:
            if kwargs["kind"] not in PaperKind.values:
                raise Http404
            self.kind = PaperKind(kwargs["kind"])

    def again(self):
        return redirect("preparation:paper_template", pk=self.object.pk, kind=self.kind)


class TemplateList(TemplateView):
    """Each kind of paper, and whose model holds."""

    policy = policies.may_edit_templates

    def get(self, request, *args, **kwargs):
        context = {"page": templates_page(self.object)}
        return render(request, "cells/preparation/paper_templates.html", context)


class TemplateWrite(TemplateView):
    """The model of one kind of paper."""

    policy = policies.may_edit_templates

    def get(self, request, *args, **kwargs):
        return self.show()

    def show(self, *, status=200, **facts):
        page = template_page(self.object, self.kind, **facts)
        return render(
            self.request,
            "cells/preparation/paper_template.html",
            {"page": page},
            status=status,
        )

    def post(self, request, *args, **kwargs):
        form = TemplateForm(request.POST)
        if not form.is_valid():
            error = str(next(iter(form.errors.values()))[0])
            return self.show(form=form, error=error, status=422)
        try:
            save_template(
                organisation=self.object,
                kind=self.kind,
                text=form.cleaned_data["text"],
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            return self.show(form=form, error=str(error), is_stale=True, status=409)
        messages.success(request, _("The model has been saved."))
        return self.again()


class TemplateReset(TemplateView):
    """Asks once, then the text of one's own is gone."""

    policy = policies.may_edit_templates

    def own(self) -> PaperTemplate | None:
        return PaperTemplate.objects.filter(
            organisation=self.object, kind=self.kind
        ).first()

    def get(self, request, *args, **kwargs):
        return self.show() if self.own() else self.again()

    def show(self, *, error="", status=200):
        context = {
            "page": template_page(self.object, self.kind, error=error),
            "kind": self.kind,
        }
        return render(
            self.request,
            "cells/preparation/paper_template_reset.html",
            context,
            status=status,
        )

    def post(self, request, *args, **kwargs):
        form, own = SeenVersionForm(request.POST), self.own()
        if not form.is_valid():
            return self.show(
                error=_("The page was not whole. Open it again."), status=422
            )
        try:
            if own is None:
                raise WorkflowError(_("There is no model of your own here any more."))
            reset_template(
                template=own,
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            return self.show(error=str(error), status=409)
        messages.success(request, _("The model from above holds again."))
        return self.again()
