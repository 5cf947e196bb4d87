from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cells.rounds.models import CellRound


class TalkQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own, whatever office one holds or no longer holds; nobody else's."""
        return self.filter(owner=user)


class TalkBeforehand(models.Model):
    """That a secretary means to talk to a member before the session.

    There is no field for what is said, and nothing of it is kept elsewhere: the
    list is its writer's alone, so it is neither audited nor told to anybody.
    """

    cell_round = models.ForeignKey(
        CellRound, models.PROTECT, related_name="+", editable=False
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    planned_on = models.DateField(_("planned for"), null=True, blank=True)
    done_on = models.DateField(_("talked on"), null=True, blank=True)

    objects = TalkQuerySet.as_manager()

    class Meta:
        verbose_name = _("talk beforehand")
        ordering = ["planned_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cell_round", "owner", "member"], name="talk_once_per_member"
            ),
            models.CheckConstraint(
                condition=~Q(owner=F("member")), name="talk_with_another"
            ),
        ]

    def __str__(self):
        return f"Talk {self.pk}"
