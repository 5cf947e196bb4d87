from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet

from cells.fields import TypedCharField


class OrganisationKind(models.TextChoices):
    CELL = "cell", pgettext_lazy("kind of organisation", "Cell")
    COMMITTEE = "committee", pgettext_lazy("kind of organisation", "Committee")


class OrganisationQuerySet(MP_NodeQuerySet):
    def visible_to(self, user):
        """The organisations in which the user holds an office."""
        mandates = user.mandates
        return self.filter(
            pk__in=mandates.secretary_of
            | mandates.deputy_of
            | mandates.committee_member_of
            | mandates.staff_of
        )

    def cells(self):
        return self.filter(kind=OrganisationKind.CELL)


class OrganisationManager(MP_NodeManager):
    def get_queryset(self):
        return OrganisationQuerySet(self.model, using=self._db).order_by("path")

    def visible_to(self, user):
        return self.get_queryset().visible_to(user)


class Organisation(MP_Node):
    """A Party organisation: a cell, or a committee above cells."""

    node_order_by = ["code"]

    code = models.CharField(
        _("code"),
        max_length=32,
        unique=True,
        validators=[
            RegexValidator(
                r"^[A-Z0-9][A-Z0-9-]*\Z", _("Capital letters, digits and hyphens only.")
            )
        ],
        help_text=_("Short and lasting, such as CB-KXDD."),
    )
    name = TypedCharField(_("name"), max_length=160)
    kind = models.CharField(_("kind"), max_length=16, choices=OrganisationKind)
    committee_name = TypedCharField(
        _("name of its committee"),
        max_length=160,
        blank=True,
        help_text=_("As addressed in papers, such as “Đảng ủy Trường Chính trị”."),
    )
    place = TypedCharField(
        _("place"),
        max_length=80,
        blank=True,
        help_text=_("Stands before the date of its papers, such as “Tuyên Quang”."),
    )
    help_line = TypedCharField(
        _("who helps"),
        max_length=160,
        blank=True,
        help_text=_("Name and telephone, shown at the foot of every page."),
    )

    objects = OrganisationManager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=OrganisationKind.values),
                name="organisation_kind_is_known",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def addressed_as(self) -> str:
        """How papers address it: the name of its committee, else its own."""
        return self.committee_name or self.name


class QuorumRule(models.TextChoices):
    """How many of those called must be present for a session to begin."""

    MORE_THAN_HALF = "more_than_half", pgettext_lazy("quorum", "More than a half")
    TWO_THIRDS = "two_thirds", pgettext_lazy("quorum", "At least two thirds")


class ExcellentBase(models.TextChoices):
    """Of which members the most that are rated excellent is a share."""

    GOOD = (
        "good",
        pgettext_lazy("base of the cap", "Those rated “fulfilled well” or better"),
    )
    RATED = "rated", pgettext_lazy("base of the cap", "All who are rated")


class OrganisationPreferences(models.Model):
    """What a cell or committee may choose; an empty value is inherited from above."""

    organisation = models.OneToOneField(
        Organisation,
        models.CASCADE,
        related_name="preferences",
        verbose_name=_("organisation"),
    )
    secretary_files_first = models.BooleanField(
        _("the secretary files first"),
        null=True,
        blank=True,
        help_text=_(
            "The secretary opens the members' reports only after filing the own one."
        ),
    )
    mask_below = models.PositiveSmallIntegerField(
        _("figures are masked below"),
        null=True,
        blank=True,
        help_text=_("Counted reports under which the members' copy shows no numbers."),
    )
    old_tone_spelling = models.BooleanField(
        _("papers are spelled hoá, uỷ"),
        null=True,
        blank=True,
        help_text=_("In the standing sentences of papers only."),
    )
    kept_years = models.PositiveSmallIntegerField(
        _("years that reports are kept"),
        null=True,
        blank=True,
        help_text=_("Default 3 years; the rule in force is to be confirmed by you."),
    )
    quorum_rule = models.CharField(  # noqa: DJ001 – None is “as above”
        _("members present for a session to begin"),
        max_length=16,
        choices=QuorumRule,
        null=True,
        blank=True,
        help_text=_("No rule in force was found; to be confirmed by you."),
    )
    report_due_day = models.PositiveSmallIntegerField(
        _("day of the month by which progress is reported"),
        null=True,
        blank=True,
        help_text=_("No rule in force was found; to be confirmed by you."),
    )
    rate_quarters = models.BooleanField(
        _("members are also rated each quarter"), null=True, blank=True
    )
    excellent_percent = models.PositiveSmallIntegerField(
        _("most that are rated excellent, in percent"), null=True, blank=True
    )
    excellent_base = models.CharField(
        _("of which number this is"),
        max_length=8,
        choices=ExcellentBase,
        blank=True,
    )
    weight_3_1 = models.PositiveSmallIntegerField(
        _("points of criterion 3.1"), null=True, blank=True
    )
    weight_3_2 = models.PositiveSmallIntegerField(
        _("points of criterion 3.2"), null=True, blank=True
    )
    weight_3_3 = models.PositiveSmallIntegerField(
        _("points of criterion 3.3"), null=True, blank=True
    )
    weight_3_4 = models.PositiveSmallIntegerField(
        _("points of criterion 3.4"), null=True, blank=True
    )

    class Meta:
        verbose_name = _("choices of the organisation")
        verbose_name_plural = _("choices of the organisations")
        constraints = [
            models.CheckConstraint(
                condition=Q(kept_years__isnull=True) | Q(kept_years__gte=1),
                name="preferences_kept_at_least_a_year",
            ),
            models.CheckConstraint(
                condition=Q(quorum_rule__isnull=True)
                | Q(quorum_rule__in=QuorumRule.values),
                name="preferences_quorum_rule_is_known",
            ),
            models.CheckConstraint(
                condition=Q(report_due_day__isnull=True)
                | Q(report_due_day__gte=1, report_due_day__lte=28),
                name="preferences_report_day_in_every_month",
            ),
            models.CheckConstraint(
                condition=Q(excellent_percent__isnull=True)
                | Q(excellent_percent__lte=100),
                name="preferences_excellent_is_a_share",
            ),
            models.CheckConstraint(
                condition=Q(excellent_base__in=["", *ExcellentBase.values]),
                name="preferences_excellent_base_is_known",
            ),
        ]

    def __str__(self):
        return f"Choices {self.organisation_id}"
