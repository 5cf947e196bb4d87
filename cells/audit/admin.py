"""What every page of the administration keeps to, and the audit trail without content.

The base stands in the lowest part, so that the administration of each part above
can build on it.
"""

from django import forms
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.text import capfirst
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.audit.models import AuditChain, AuditEntry
from cells.workflow import WorkflowError

ACTS = {
    "catalogue.copy": pgettext_lazy("act", "New version of a catalogue"),
    "catalogue.save": pgettext_lazy("act", "Catalogue changed"),
    "indicator.save": pgettext_lazy("act", "Text of an indicator changed"),
    "mandate.save": pgettext_lazy("act", "Office recorded"),
    "member.save": pgettext_lazy("act", "Account recorded"),
    "membership.save": pgettext_lazy("act", "Membership recorded"),
    "notice.accept": pgettext_lazy("act", "Notice on personal data accepted"),
    "organisation.save": pgettext_lazy("act", "Organisation recorded"),
    "paper.draft": pgettext_lazy("act", "Paper drafted"),
    "paper.export": pgettext_lazy("act", "Paper taken away as PDF"),
    "paper.hide": pgettext_lazy("act", "Paper taken back from the cell"),
    "paper.keep": pgettext_lazy("act", "Version of a paper kept"),
    "paper.redraft": pgettext_lazy("act", "Paper drafted anew"),
    "paper.show": pgettext_lazy("act", "Paper shown to the cell"),
    "paper.use_again": pgettext_lazy("act", "Version of a paper used again"),
    "password.change": pgettext_lazy("act", "Own password changed"),
    "email.change": pgettext_lazy("act", "Own e-mail address changed"),
    "password.set": pgettext_lazy("act", "Password set by an administrator"),
    "preferences.save": pgettext_lazy("act", "Choices of an organisation changed"),
    "review.decide": pgettext_lazy("act", "Report decided"),
    "review.file": pgettext_lazy("act", "Report filed"),
    "review.recall": pgettext_lazy("act", "Report taken back"),
    "round.close": pgettext_lazy("act", "Round closed"),
    "round.issue": pgettext_lazy("act", "Round opened"),
    "template.change": pgettext_lazy("act", "Model of a paper changed"),
    "template.reset": pgettext_lazy("act", "Model of a paper restored"),
    "submission.open": pgettext_lazy("act", "Report opened"),
    "cellsummary.open": pgettext_lazy("act", "Texts for lines opened"),
    "summary.change_line": pgettext_lazy("act", "Line worded anew"),
    "summary.export": pgettext_lazy("act", "Summary taken away as PDF"),
    "summary.freeze": pgettext_lazy("act", "Figures frozen"),
    "summary.look_behind": pgettext_lazy("act", "Looked who stands behind a number"),
    "summary.pass": pgettext_lazy("act", "Summary passed"),
    "summary.remove_line": pgettext_lazy("act", "Line taken out"),
    "summary.remove_measure": pgettext_lazy("act", "Measure taken out"),
    "summary.reopen": pgettext_lazy("act", "Passed summary opened again"),
    "summary.reopen_reviews": pgettext_lazy("act", "Reports opened again"),
    "summary.save_measure": pgettext_lazy("act", "Measure written"),
    "summary.word_line": pgettext_lazy("act", "Line worded"),
}


class OfficialForm(forms.ModelForm):
    """A form that says a service's refusal, or a broken rule, in plain words.

    ``refusal`` is what a service answered to the same post; ``sentences`` has a
    sentence for each constraint of the model.
    """

    refusal = ""
    sentences = {}

    def clean(self):
        cleaned = super().clean()
        if self.refusal:
            raise ValidationError(self.refusal)
        return cleaned

    def _update_errors(self, errors):
        """What the model's own validation found, constraints in plain words."""
        for error in all_errors(errors):
            error.message = self.in_plain_words().get(error.message, error.message)
        super()._update_errors(errors)

    def in_plain_words(self) -> dict:
        return {
            str(constraint.get_violation_error_message()): self.sentences[
                constraint.name
            ]
            for constraint in self._meta.model._meta.constraints
            if constraint.name in self.sentences
        }


def all_errors(errors: ValidationError) -> list[ValidationError]:
    if hasattr(errors, "error_dict"):
        return [error for found in errors.error_dict.values() for error in found]
    return errors.error_list


class OfficialAdmin(admin.ModelAdmin):
    """Administrators only, nothing is deleted, and a refusal keeps what was typed."""

    actions = None
    list_per_page = 50
    show_full_result_count = False
    save_as_continue = False
    form = OfficialForm
    view_on_site = False

    def has_module_permission(self, request):
        return is_administrator(request)

    def has_view_permission(self, request, obj=None):
        return is_administrator(request)

    def has_add_permission(self, request):
        return is_administrator(request)

    def has_change_permission(self, request, obj=None):
        return is_administrator(request)

    def has_delete_permission(self, request, obj=None):
        return False

    def changeform_view(self, request, *args, **kwargs):
        """A refusal undoes everything, then the same post is shown with its reason."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except WorkflowError as error:
            request.refusal = str(error)
        except IntegrityError:
            request.refusal = str(
                _("Something else was saved at the same moment. Please try again.")
            )
        return super().changeform_view(request, *args, **kwargs)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = getattr(request, "refusal", "")
        return form

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Plain lists: no windows in which related rows are made on the side."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def save_model(self, request, obj, form, change):
        self.store(obj, form, by=request.user, at=now())

    def store(self, obj, form, *, by, at):
        """Write ``obj`` through its service, which records who did what."""
        raise NotImplementedError


class ReadOnlyAdmin(OfficialAdmin):
    """Shown, never written here."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False


def is_administrator(request) -> bool:
    return request.user.is_authenticated and request.user.mandates.is_administrator


class OpeningFilter(admin.SimpleListFilter):
    title = _("kind of entry")
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        return [("openings", _("Openings")), ("acts", _("Acts"))]

    def queryset(self, request, queryset):
        if self.value() in {"openings", "acts"}:
            return queryset.filter(is_opening=self.value() == "openings")
        return queryset


class ChainFilter(admin.SimpleListFilter):
    title = _("chain")
    parameter_name = "chain"

    def lookups(self, request, model_admin):
        chains = AuditChain.objects.select_related("organisation").order_by("pk")
        return [(str(chain.pk), chain_label(chain)) for chain in chains]

    def queryset(self, request, queryset):
        if (self.value() or "").isdecimal():
            return queryset.filter(chain=self.value())
        return queryset


def chain_label(chain: AuditChain):
    return chain.organisation or _("The installation")


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    """Which chain, when, who, which act on what: codes and numbers, no content."""

    list_display = ["at", "chain_name", "who", "act", "target"]
    list_display_links = ["at"]
    list_filter = [OpeningFilter, ChainFilter]
    list_select_related = ["actor", "chain__organisation"]
    search_fields = ["actor__username", "actor__full_name"]
    search_help_text = _("Name or user name of who acted")
    ordering = ["-at", "-pk"]
    date_hierarchy = "at"
    fields = ["at", "chain_name", "place_in_chain", "who", "act", "target"]

    @admin.display(description=_("chain"), ordering="chain")
    def chain_name(self, entry):
        return chain_label(entry.chain)

    @admin.display(description=_("place in the chain"))
    def place_in_chain(self, entry):
        return entry.sequence

    @admin.display(description=_("by"), ordering="actor__full_name")
    def who(self, entry):
        return entry.actor or _("The program")

    @admin.display(description=_("act"), ordering="action")
    def act(self, entry):
        return ACTS.get(entry.action, entry.action)

    @admin.display(description=_("concerns"))
    def target(self, entry):
        return f"{kind_label(entry.target_kind)} {entry.target_id}"


def kind_label(kind: str) -> str:
    """The name of a kind of record, as the pages call it."""
    try:
        model = apps.get_model("cells", kind)
    except LookupError:
        return kind
    return capfirst(str(model._meta.verbose_name))
