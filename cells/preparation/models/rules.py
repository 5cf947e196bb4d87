from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedCharField, TypedTextField
from cells.organisation.models import Organisation
from cells.preparation.models.listed import ListedQuerySet, ListedRow


class RuleStatus(models.TextChoices):
    IN_FORCE = "in_force", pgettext_lazy("status of a rule", "In force")
    REPLACED = "replaced", pgettext_lazy("status of a rule", "Replaced")


class Trust(models.TextChoices):
    """How well the facts about a rule are known."""

    TEXT = "text", pgettext_lazy("trust in a rule", "The text was read")
    SECOND_HAND = (
        "second_hand",
        pgettext_lazy("trust in a rule", "As programs and quizzes quote it"),
    )
    EXCERPT = "excerpt", pgettext_lazy("trust in a rule", "An excerpt was read")
    MEMORY = "memory", pgettext_lazy("trust in a rule", "From memory")
    UNCONFIRMED = "unconfirmed", pgettext_lazy("trust in a rule", "Not confirmed")
    OWN = "own", pgettext_lazy("trust in a rule", "Put here by the organisation")


class ShelfRuleQuerySet(ListedQuerySet):
    def visible_to(self, user):
        """The common ones, those of one's own bodies and of the bodies above them."""
        mandates = user.mandates
        held = Organisation.objects.filter(pk__in=mandates.member_of | mandates.leads)
        paths = {
            path[:end]
            for path in held.values_list("path", flat=True)
            for end in range(Organisation.steplen, len(path) + 1, Organisation.steplen)
        }
        if not paths:
            return self.none()
        return self.standing().filter(
            Q(organisation__isnull=True) | Q(organisation__path__in=paths)
        )


class ShelfRule(ListedRow):
    """A rule or paper to go by: number, date, body, and whether it is in force.

    Without ``organisation`` it comes from ``data/rules.toml`` under its ``code``;
    else a cell or committee put it there, for itself and those under it.
    ``replaced_by_words`` names what replaced it where that is not on the shelf.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", editable=False
    )
    code = models.CharField(max_length=48, blank=True, editable=False)
    # Of the common ones; what a body adds for itself stands before them, with 0.
    position = models.PositiveIntegerField(default=0, editable=False)
    number = TypedCharField(_("number and symbol"), max_length=60, blank=True)
    issued_on = models.DateField(_("date of issue"), null=True, blank=True)
    body = TypedCharField(_("issued by"), max_length=120, blank=True)
    title = TypedCharField(_("title"), max_length=300)
    status = models.CharField(
        max_length=16,
        choices=RuleStatus,
        default=RuleStatus.IN_FORCE,
        editable=False,
    )
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="replaces", editable=False
    )
    replaced_by_words = TypedCharField(
        _("replaced by"), max_length=200, blank=True, editable=False
    )
    url = TypedCharField(_("address"), max_length=500, blank=True)
    text = TypedTextField(_("text or summary"), blank=True)
    source = TypedTextField(_("source"), blank=True)
    trust = models.CharField(
        max_length=16, choices=Trust, default=Trust.OWN, editable=False
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    added_at = models.DateTimeField(null=True, editable=False)

    objects = ShelfRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule on the shelf")
        verbose_name_plural = _("rules on the shelf")
        ordering = ["position", "-issued_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=RuleStatus.values),
                name="shelfrule_status_is_known",
            ),
            models.CheckConstraint(
                condition=Q(trust__in=Trust.values), name="shelfrule_trust_is_known"
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=True) & ~Q(code="") & ~Q(trust="own")
                | Q(organisation__isnull=False, code="", trust="own"),
                name="shelfrule_is_common_or_own",
            ),
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code=""), name="shelfrule_code_once"
            ),
            models.CheckConstraint(
                condition=Q(status=RuleStatus.REPLACED)
                | Q(replaced_by__isnull=True, replaced_by_words=""),
                name="shelfrule_in_force_is_not_replaced",
            ),
            models.CheckConstraint(
                condition=~Q(status=RuleStatus.REPLACED)
                | Q(replaced_by__isnull=False)
                | ~Q(replaced_by_words=""),
                name="shelfrule_replaced_names_by_what",
            ),
        ]

    def __str__(self):
        return f"Rule {self.number or self.pk}"
