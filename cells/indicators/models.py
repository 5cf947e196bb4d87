from django.db import models
from django.db.models import Q
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedCharField, TypedTextField


class Frequency(models.TextChoices):
    """The four answers. There is no default: unanswered is a state of its own."""

    NONE = "none", pgettext_lazy("frequency", "None")
    RARELY = "rarely", pgettext_lazy("frequency", "Rarely")
    OCCASIONALLY = "occasionally", pgettext_lazy("frequency", "Occasionally")
    OFTEN = "often", pgettext_lazy("frequency", "Often")


DECLARED = (Frequency.RARELY, Frequency.OCCASIONALLY, Frequency.OFTEN)


class Trust(models.TextChoices):
    """How far a text has been compared with the resolution itself."""

    VERBATIM = "verbatim", pgettext_lazy("trust", "Read word for word in a source")
    PARTLY = "partly_verbatim", pgettext_lazy("trust", "Read in part in a source")
    MEMORY = "from_memory", pgettext_lazy("trust", "Not yet read in a source")


CORRECTED = "corrected by hand"  # in place of the hash of the data file


class Catalogue(models.Model):
    """A version of the list of indicators with its answer scale.

    Once a round uses it, it is never altered: a new wording is a new version.
    """

    code = models.CharField(_("version"), max_length=32, unique=True)
    title = TypedCharField(_("title"), max_length=200)
    source = TypedTextField(_("source"))
    short_source = TypedCharField(_("short source"), max_length=120)
    resolution_date = models.DateField(_("date of the resolution"))
    data_sha256 = models.CharField(max_length=64, editable=False)
    meaning_none = TypedCharField(_("meaning of “none”"), max_length=200)
    meaning_rarely = TypedCharField(_("meaning of “rarely”"), max_length=200)
    meaning_occasionally = TypedCharField(
        _("meaning of “occasionally”"), max_length=200
    )
    meaning_often = TypedCharField(_("meaning of “often”"), max_length=200)

    class Meta:
        verbose_name = _("catalogue of indicators")
        verbose_name_plural = _("catalogues of indicators")
        ordering = ["-resolution_date", "-code"]

    def __str__(self):
        return self.code

    @property
    def meanings(self) -> dict[str, str]:
        return {f.value: getattr(self, f"meaning_{f.value}") for f in Frequency}


class IndicatorGroup(models.Model):
    """One of the three groups of nine."""

    catalogue = models.ForeignKey(Catalogue, models.CASCADE, related_name="groups")
    number = models.PositiveSmallIntegerField(_("number"))
    name = TypedCharField(_("name"), max_length=160)
    short_name = TypedCharField(_("short name"), max_length=80)
    name_en = TypedCharField(max_length=160)
    short_name_en = TypedCharField(max_length=80)

    class Meta:
        verbose_name = _("group of indicators")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["catalogue", "number"], name="indicatorgroup_once"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def shown_name(self):
        return self.name_en if get_language() == "en" else self.name

    @property
    def shown_short_name(self):
        return self.short_name_en if get_language() == "en" else self.short_name


class Indicator(models.Model):
    """One of the 27 manifestations; ``code`` is the same in every version."""

    catalogue = models.ForeignKey(Catalogue, models.CASCADE, related_name="indicators")
    group = models.ForeignKey(IndicatorGroup, models.CASCADE, related_name="indicators")
    code = models.CharField(_("code"), max_length=32)
    number = models.PositiveSmallIntegerField(_("number"))
    label = TypedCharField(_("short label"), max_length=80)
    label_en = TypedCharField(max_length=80)
    text = TypedTextField(_("official text"))
    text_en = TypedTextField()
    trust = models.CharField(_("compared"), max_length=24, choices=Trust)
    single_source = models.BooleanField(_("one source only"), default=False)
    trust_note = TypedTextField(_("what is to be compared"), blank=True)

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["catalogue", "number"], name="indicator_number_once"
            ),
            models.UniqueConstraint(
                fields=["catalogue", "code"], name="indicator_code_once"
            ),
            models.CheckConstraint(
                condition=Q(trust__in=Trust.values), name="indicator_trust_is_known"
            ),
        ]

    def __str__(self):
        return f"{self.number}. {self.label}"

    @property
    def shown_label(self):
        return self.label_en if get_language() == "en" else self.label

    @property
    def is_to_be_compared(self) -> bool:
        """Whether a person still has to compare the text with the resolution."""
        return self.trust != Trust.VERBATIM or self.single_source


class IndicatorPart(models.Model):
    """One of the several things that an indicator names (ý)."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="parts")
    number = models.PositiveSmallIntegerField(_("number"))
    text = TypedTextField(_("text"))

    class Meta:
        verbose_name = _("part of an indicator")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "number"], name="indicatorpart_once"
            ),
        ]

    def __str__(self):
        return f"{self.indicator_id}.{self.number}"
