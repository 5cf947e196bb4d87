from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedTextField
from cells.rounds.models import CellRound
from cells.saving import SavedRow


class SessionForm(models.TextChoices):
    """The shelf of forms of a session; ``data/session_forms.toml`` explains each."""

    VIDEO = "video", pgettext_lazy("form of session", "A video")
    STORY = "story", pgettext_lazy("form of session", "A story")
    QUESTION_CARDS = (
        "question_cards",
        pgettext_lazy("form of session", "Question cards"),
    )
    TALK_IN_PAIRS = "talk_in_pairs", pgettext_lazy("form of session", "Talk in pairs")
    PARTY_GROUPS = "party_groups", pgettext_lazy("form of session", "Party groups")


class Preparation(SavedRow):
    """What a cell wants from its session, and the form of it; no form is preset."""

    cell_round = models.OneToOneField(
        CellRound, models.PROTECT, related_name="preparation", editable=False
    )
    aims = TypedTextField(_("aims of the session"), blank=True)
    session_form = models.CharField(
        _("form of the session"), max_length=16, choices=SessionForm, blank=True
    )
    form_details = TypedTextField(_("how it will be done"), blank=True)

    class Meta:
        verbose_name = _("preparation of a session")
        constraints = [
            models.CheckConstraint(
                condition=Q(session_form__in=["", *SessionForm.values]),
                name="preparation_form_is_known",
            ),
        ]

    def __str__(self):
        return f"Preparation {self.pk}"
