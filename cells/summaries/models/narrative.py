from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedTextField
from cells.saving import SavedRow
from cells.summaries.models.summary import CellSummary


class SummaryNarrative(SavedRow):
    """What the secretary writes by the headings of paper 5.2; it saves itself.

    Figures whose part of the product does not exist yet are typed here: a later part
    fills an empty one and keeps what was typed.
    """

    summary = models.OneToOneField(
        CellSummary, models.PROTECT, related_name="narrative", editable=False
    )
    reading_from = models.DateField(_("material read from"), null=True, blank=True)
    reading_to = models.DateField(_("material read to"), null=True, blank=True)
    members_read = models.PositiveSmallIntegerField(
        _("members who read the material"), null=True, blank=True
    )
    general_assessment = TypedTextField(_("general assessment"), blank=True)
    common_deeds = TypedTextField(_("deeds often met"), blank=True)
    last_plan_items = models.PositiveSmallIntegerField(
        _("items of the last plans"), null=True, blank=True
    )
    last_plan_met = models.PositiveSmallIntegerField(
        _("of these, met"), null=True, blank=True
    )
    proposals = TypedTextField(_("proposals to the committee"), blank=True)
    draft_conclusions = TypedTextField(_("draft conclusions"), blank=True)
    cell_added = TypedTextField(_("what the cell pointed out"), blank=True)
    cell_added_items = models.PositiveSmallIntegerField(
        _("shortcomings pointed out"), null=True, blank=True
    )
    cell_added_agreed = models.PositiveSmallIntegerField(
        _("taken up by the members"), null=True, blank=True
    )
    cell_added_explained = models.PositiveSmallIntegerField(
        _("explained by the members"), null=True, blank=True
    )

    class Meta:
        verbose_name = _("words of the summary")
        constraints = [
            models.CheckConstraint(
                condition=Q(reading_from__isnull=True)
                | Q(reading_to__isnull=True)
                | Q(reading_from__lte=F("reading_to")),
                name="narrative_reading_in_order",
            ),
            models.CheckConstraint(
                condition=Q(last_plan_met__isnull=True)
                | Q(last_plan_items__isnull=True)
                | Q(last_plan_met__lte=F("last_plan_items")),
                name="narrative_met_of_items",
            ),
        ]

    def __str__(self):
        return f"Narrative {self.pk}"
