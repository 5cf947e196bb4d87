"""Organisations, memberships, offices and choices in the administration."""

from dataclasses import fields

from django.contrib import admin
from django.db.models import Q
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from cells.audit.admin import OfficialAdmin
from cells.organisation.forms import (
    MandateForm,
    MembershipForm,
    OrganisationForm,
    PreferencesForm,
)
from cells.organisation.models import (
    Mandate,
    Membership,
    Organisation,
)
from cells.organisation.preferences import Choices, choices_of
from cells.organisation.services import save_mandate, save_membership
from cells.organisation.structure import save_organisation, save_preferences


@admin.register(Organisation)
class OrganisationAdmin(OfficialAdmin):
    """The tree, in its order, each level indented."""

    form = OrganisationForm
    fields = [
        "code", "name", "kind", "above", "committee_name", "place", "help_line",
    ]  # fmt: skip
    list_display = ["indented_name", "code", "kind", "place", "help_line"]
    list_filter = ["kind"]
    search_fields = ["name", "code", "committee_name"]
    search_help_text = gettext_lazy("Name or code")
    ordering = ["path"]

    @admin.display(description=gettext_lazy("name"))
    def indented_name(self, organisation):
        return "— " * (organisation.depth - 1) + organisation.name

    def get_readonly_fields(self, request, obj=None):
        return ["code"] if obj else []

    def store(self, obj, form, *, by, at):
        above = form.cleaned_data["above"]
        save_organisation(organisation=obj, above=above, by=by, now=at)


class InForceFilter(admin.SimpleListFilter):
    title = gettext_lazy("in force")
    parameter_name = "on"

    def lookups(self, request, model_admin):
        return [
            ("today", _("Today")),
            ("later", _("From a later day")),
            ("ended", _("Ended")),
        ]

    def queryset(self, request, queryset):
        today = timezone.localdate()
        if self.value() == "today":
            return queryset.on(today)
        if self.value() == "later":
            return queryset.filter(started_on__gt=today)
        if self.value() == "ended":
            return queryset.filter(ended_on__lt=today)
        return queryset


class PeriodAdmin(OfficialAdmin):
    """Rows with a first and a last day: ended, never removed or turned into others."""

    search_fields = ["member__full_name", "member__username"]
    search_help_text = gettext_lazy("Name or user name of the member")
    ordering = ["-started_on", "-pk"]
    fixed = []

    def get_readonly_fields(self, request, obj=None):
        return self.fixed if obj else []

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """New rows are for accounts in use that are no administrators'."""
        if db_field.name == "member":
            kwargs["queryset"] = db_field.remote_field.model.objects.filter(
                Q(is_active=True, is_staff=False)
                | Q(pk__in=[request.POST.get("member")] if chosen(request) else [])
            ).order_by("full_name", "username")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


def chosen(request) -> bool:
    """Whether a member was posted: a stale choice is refused by its own sentence."""
    return request.POST.get("member", "").isdecimal()


@admin.register(Membership)
class MembershipAdmin(PeriodAdmin):
    form = MembershipForm
    fixed = ["member", "cell", "standing"]
    list_display = ["member", "username", "cell", "standing", "started_on", "ended_on"]
    list_filter = [InForceFilter, "cell", "standing"]
    list_select_related = ["member", "cell"]

    @admin.display(description=gettext_lazy("user name"), ordering="member__username")
    def username(self, row):
        return row.member.username

    def store(self, obj, form, *, by, at):
        save_membership(membership=obj, by=by, now=at)


@admin.register(Mandate)
class MandateAdmin(PeriodAdmin):
    form = MandateForm
    fixed = ["member", "organisation", "role"]
    list_display = ["member", "role", "organisation", "started_on", "ended_on"]
    list_filter = [InForceFilter, "role", "organisation"]
    list_select_related = ["member", "organisation"]

    def store(self, obj, form, *, by, at):
        save_mandate(mandate=obj, by=by, now=at)


class PreferencesAdmin(OfficialAdmin):
    """Choices of an organisation, beside what is in force through inheritance.

    Registered by ``ratings.admin``; ``meetings.admin`` and it add the rules that a
    choice stands for.
    """

    form = PreferencesForm
    list_display = [
        "organisation", "secretary_files_first", "mask_below", "old_tone_spelling",
        "kept_years", "quorum_rule",
    ]  # fmt: skip
    list_select_related = ["organisation"]
    search_fields = ["organisation__name", "organisation__code"]

    def get_fields(self, request, obj=None):
        names = self.form.Meta.fields
        return ["organisation", "in_force", *names[1:]] if obj else names

    def get_readonly_fields(self, request, obj=None):
        return ["organisation", "in_force"] if obj else []

    @admin.display(description=gettext_lazy("in force now"))
    def in_force(self, preferences):
        values = choices_of(preferences.organisation)
        return format_html_join(
            "",
            "<div>{}: {}</div>",
            (
                (field.verbose_name, shown(field, getattr(values, field.name)))
                for choice in fields(Choices)
                for field in [preferences._meta.get_field(choice.name)]
            ),
        )

    def store(self, obj, form, *, by, at):
        save_preferences(preferences=obj, by=by, now=at)


def shown(field, value) -> str:
    if isinstance(value, bool):
        return pgettext("choice", "Yes") if value else pgettext("choice", "No")
    if value in (None, ""):
        return _("as the rule says")
    return str(dict(field.flatchoices).get(value, value))
