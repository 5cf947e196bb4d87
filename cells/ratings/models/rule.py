from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedCharField
from cells.ratings.rule_text import RuleText, rule_text


class RatedPeriod(models.TextChoices):
    YEAR = "year", pgettext_lazy("kind of period", "Year")
    QUARTER = "quarter", pgettext_lazy("kind of period", "Quarter")


class Level(models.TextChoices):
    EXCELLENT = "excellent", pgettext_lazy("level", "Tasks fulfilled excellently")
    GOOD = "good", pgettext_lazy("level", "Tasks fulfilled well")
    DONE = "done", pgettext_lazy("level", "Tasks fulfilled")
    NOT_DONE = "not_done", pgettext_lazy("level", "Tasks not fulfilled")


class RatingRuleQuerySet(models.QuerySet):
    def in_force(self, on):
        """The rule of the day ``on``; the newest, should two overlap."""
        return (
            self.filter(
                Q(in_force_until__isnull=True) | Q(in_force_until__gte=on),
                in_force_from__lte=on,
            )
            .order_by("-in_force_from")
            .first()
        )


class RatingRule(models.Model):
    """A rule of rating, from ``data/*.toml``; once a rating uses it, never altered."""

    code = models.CharField(max_length=48, unique=True, editable=False)
    number = TypedCharField(_("number and symbol"), max_length=60, editable=False)
    issued_on = models.DateField(_("date of issue"), editable=False)
    body = TypedCharField(_("issued by"), max_length=120, editable=False)
    title = TypedCharField(_("title"), max_length=300, editable=False)
    in_force_from = models.DateField(_("in force from"), editable=False)
    in_force_until = models.DateField(_("in force until"), null=True, editable=False)
    content = models.JSONField(editable=False)
    content_sha256 = models.CharField(max_length=64, editable=False)
    loaded_at = models.DateTimeField(editable=False)

    objects = RatingRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule of rating")
        ordering = ["-in_force_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(in_force_until__isnull=True)
                | Q(in_force_until__gte=F("in_force_from")),
                name="ratingrule_dates_in_order",
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def text(self) -> RuleText:
        return rule_text(self.content)
