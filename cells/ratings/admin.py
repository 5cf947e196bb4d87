"""What is not confirmed of the rule of rating, beside the choices that it leaves."""

from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cells.meetings.admin import RulesPreferencesAdmin
from cells.organisation.models import OrganisationPreferences
from cells.ratings.models import RatingRule
from cells.ratings.rule_loading import unconfirmed


@admin.register(OrganisationPreferences)
class RatingPreferencesAdmin(RulesPreferencesAdmin):
    """The values of today's rule that are to be compared with its text."""

    def get_fields(self, request, obj=None):
        return [*super().get_fields(request, obj), "rating_rule"]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "rating_rule"]

    @admin.display(description=gettext_lazy("rule of rating: not confirmed"))
    def rating_rule(self, preferences):
        rule = RatingRule.objects.in_force(timezone.localdate())
        if rule is None:
            return _("No rule of rating is loaded.")
        rows = format_html_join("", "<li>{}</li>", ((e,) for e in unconfirmed(rule)))
        return format_html(
            '<p><strong>{}</strong></p><ul>{}</ul><p><a href="{}">{}</a></p>',
            rule.number,
            rows,
            reverse("ratings:rules"),
            _("Rules of rating"),
        )
