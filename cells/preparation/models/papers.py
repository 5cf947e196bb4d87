from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedTextField
from cells.organisation.models import Organisation
from cells.rounds.models import CellRound
from cells.saving import SavedRow


class PaperKind(models.TextChoices):
    """The papers of a session, in the order in which they are needed."""

    SESSION_PLAN = "session_plan", pgettext_lazy("paper", "Plan of the session")
    NOTICE = "notice", pgettext_lazy("paper", "Notice of the session")
    INVITATION = "invitation", pgettext_lazy("paper", "Invitation")
    RUNNING_ORDER = "running_order", pgettext_lazy("paper", "Running order")
    PROGRAMME = "programme", pgettext_lazy("paper", "Programme")
    SPEAKING_GUIDE = "speaking_guide", pgettext_lazy("paper", "Guidance for speakers")
    DRAFT_CONCLUSIONS = (
        "draft_conclusions",
        pgettext_lazy("paper", "Draft conclusions"),
    )


class VersionOrigin(models.TextChoices):
    """Why a version was kept."""

    DRAFTED = "drafted", pgettext_lazy("paper version", "Drafted from the data")
    SAVED = "saved", pgettext_lazy("paper version", "Saved as a version")
    REPLACED = "replaced", pgettext_lazy("paper version", "Kept before it was replaced")
    USED_AGAIN = "used_again", pgettext_lazy("paper version", "Used again")
    SHOWN = "shown", pgettext_lazy("paper version", "Shown to the cell")
    ISSUED = "issued", pgettext_lazy("paper version", "Taken as PDF")


class PaperQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of the cell that one leads; of one's own cell those that are shown."""
        mandates = user.mandates
        led = Q(cell_round__cell__in=mandates.leads & mandates.member_of)
        shown = Q(cell_round__cell__in=mandates.member_of, shown_version__isnull=False)
        return self.filter(led | shown)


class Paper(SavedRow):
    """The working copy of one paper, which secretary and deputy edit.

    ``text`` is in the form of ``preparation/paper_text.py``. ``shown_version``: what
    the members of the cell read; only the leaders read the working copy.
    """

    cell_round = models.ForeignKey(
        CellRound, models.PROTECT, related_name="papers", editable=False
    )
    kind = models.CharField(max_length=24, choices=PaperKind, editable=False)
    text = TypedTextField(_("text of the paper"), blank=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    shown_version = models.ForeignKey(
        "PaperVersion", models.PROTECT, null=True, related_name="+", editable=False
    )
    shown_at = models.DateTimeField(null=True, editable=False)

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("paper of a session")
        constraints = [
            models.UniqueConstraint(
                fields=["cell_round", "kind"], name="paper_one_of_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=PaperKind.values), name="paper_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(shown_version__isnull=True, shown_at__isnull=True)
                | Q(shown_version__isnull=False, shown_at__isnull=False),
                name="paper_shown_is_dated",
            ),
        ]

    def __str__(self):
        return f"Paper {self.pk}"


class PaperVersionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All those of the cells that one leads; of one's own cell those shown."""
        mandates = user.mandates
        led = Q(paper__cell_round__cell__in=mandates.leads & mandates.member_of)
        shown = Q(
            paper__cell_round__cell__in=mandates.member_of,
            paper__shown_version=models.F("pk"),
        )
        return self.filter(led | shown)


class PaperVersion(models.Model):
    """The text of a paper as it once was; never altered."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(editable=False)
    text = TypedTextField(_("text of the paper"), blank=True, editable=False)
    origin = models.CharField(max_length=16, choices=VersionOrigin, editable=False)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    saved_at = models.DateTimeField(editable=False)

    objects = PaperVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a paper")
        ordering = ["paper", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "number"], name="paperversion_number_once"
            ),
            models.CheckConstraint(
                condition=Q(origin__in=VersionOrigin.values),
                name="paperversion_origin_is_known",
            ),
        ]

    def __str__(self):
        return f"Paper version {self.pk}"


class PaperTemplate(SavedRow):
    """What a cell or committee made of the model of one kind of paper."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", editable=False
    )
    kind = models.CharField(max_length=24, choices=PaperKind, editable=False)
    text = TypedTextField(_("model text"))
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("model of a paper")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind"], name="papertemplate_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=PaperKind.values),
                name="papertemplate_kind_is_known",
            ),
        ]

    def __str__(self):
        return f"Paper template {self.pk}"
