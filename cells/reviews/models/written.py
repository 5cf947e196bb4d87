"""What is written of an indicator, and beside them: by a member or the collective."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedTextField
from cells.indicators.models import Frequency
from cells.saving import SavedRow


class AnswerRow(SavedRow):
    """``frequency`` empty: not answered. ``marked_parts``: sorted numbers of parts."""

    frequency = models.CharField(  # noqa: DJ001 – null is “not answered”, a state
        _("frequency"), max_length=16, choices=Frequency, null=True, blank=True
    )
    marked_parts = models.JSONField(_("parts"), default=list, blank=True)
    deed = TypedTextField(_("the deed"), blank=True)
    cause_subjective = TypedTextField(_("subjective causes"), blank=True)
    cause_objective = TypedTextField(_("objective causes"), blank=True)
    remedy = TypedTextField(_("remedy"), blank=True)

    class Meta:
        abstract = True


class GeneralRow(SavedRow):
    """What belongs to no indicator (paper 5.1: I, II, IV, V)."""

    strengths = TypedTextField(_("strengths"), blank=True)
    last_round_results = TypedTextField(_("results of the last plan"), blank=True)
    direction = TypedTextField(_("what I shall mend first"), blank=True)
    proposals = TypedTextField(_("what I ask of the cell"), blank=True)

    class Meta:
        abstract = True
