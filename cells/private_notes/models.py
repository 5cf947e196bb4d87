"""What a member writes down through the year, for nobody else."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cells.fields import SealedTextField

LONGEST_NOTE = 4000
BOUND_TO = ("author_id", "uuid")


class PrivateNoteQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The author's own; no office opens another's notes."""
        return self.filter(author=user)


class PrivateNote(models.Model):
    """A note that only its author opens; may really be deleted.

    The text and the indicator it is about are stored encrypted, each bound to this
    row and its author: what a member writes about is nobody's business either. The
    indicator goes by its code, which is the same in every catalogue.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="private_notes",
        editable=False,
    )
    indicator_code = SealedTextField(bound_to=BOUND_TO, blank=True)
    text = SealedTextField(_("text of the note"), bound_to=BOUND_TO)
    noted_on = models.DateField(_("day of the note"))
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(editable=False)
    changed_at = models.DateTimeField(editable=False)

    objects = PrivateNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("private note")
        ordering = ["-noted_on", "-pk"]
        indexes = [
            models.Index(fields=["author", "-noted_on"], name="note_by_author"),
        ]

    def __str__(self):
        return f"PrivateNote {self.pk}"
