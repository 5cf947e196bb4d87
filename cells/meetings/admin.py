"""The shares that count in a meeting, beside the choices of an organisation."""

from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from cells.meetings.quorum import share_text
from cells.meetings.voting_rules import DECISION, QUORUM, RULES
from cells.organisation.admin import PreferencesAdmin

USES = {DECISION: _("To carry a decision"), QUORUM: _("To begin a session")}


class RulesPreferencesAdmin(PreferencesAdmin):
    """Each rule of today with its source and how well it is known.

    Registered by ``ratings.admin``, which adds what the rule of rating leaves open.
    """

    def get_fields(self, request, obj=None):
        return [*super().get_fields(request, obj), "rules"]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "rules"]

    @admin.display(description=_("rules of voting known today"))
    def rules(self, preferences):
        today = timezone.localdate()
        return format_html_join(
            "",
            "<p><strong>{}: {}</strong><br>{}<br>{}: {}</p>",
            (
                (
                    USES[rule.use],
                    share_text(rule.code),
                    rule.source,
                    _("How well it is known"),
                    rule.trust_text,
                )
                for rule in RULES
                if rule.since <= today <= rule.until
            ),
        )
