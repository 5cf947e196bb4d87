from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class AuditChain(models.Model):
    """The chain of one organisation, or of the installation (``organisation`` null).

    ``head_sequence`` and ``head_hash`` name the last entry; the row is the lock under
    which entries are appended.
    """

    organisation = models.OneToOneField(
        "cells.Organisation",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="audit_chain",
        verbose_name=_("organisation"),
    )
    head_sequence = models.PositiveBigIntegerField(default=0, editable=False)
    head_hash = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("audit chain")
        constraints = [
            models.UniqueConstraint(
                models.Value(1),
                condition=Q(organisation__isnull=True),
                name="auditchain_one_for_the_installation",
            ),
        ]

    def __str__(self):
        return f"Audit chain {self.pk}"


class AuditEntryQuerySet(models.QuerySet):
    def openings_of(self, kind: str, ids):
        """Who opened the records ``ids`` of ``kind`` (such as ``"submission"``)."""
        return (
            self.filter(is_opening=True, target_kind=kind, target_id__in=ids)
            .select_related("actor")
            .order_by("-at", "-pk")
        )


class AuditEntry(models.Model):
    """One act or one opening. Holds codes, ids, labels and hashes, no typed text."""

    chain = models.ForeignKey(
        AuditChain, models.PROTECT, related_name="entries", editable=False
    )
    sequence = models.PositiveBigIntegerField(editable=False)
    at = models.DateTimeField(_("time"), editable=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("by"),
    )
    action = models.CharField(_("act"), max_length=64, editable=False)
    target_kind = models.CharField(max_length=32, editable=False)
    target_id = models.PositiveBigIntegerField(editable=False)
    details = models.JSONField(default=dict, editable=False)
    is_opening = models.BooleanField(default=False, editable=False)
    once_key = models.CharField(max_length=120, null=True, editable=False)  # noqa: DJ001
    hash_version = models.PositiveSmallIntegerField(default=1, editable=False)
    previous_hash = models.CharField(max_length=64, blank=True, editable=False)
    hash = models.CharField(max_length=64, editable=False)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        ordering = ["chain", "sequence"]
        indexes = [
            models.Index(
                fields=["target_kind", "target_id"], name="auditentry_by_target"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["chain", "sequence"], name="auditentry_one_per_place"
            ),
            models.UniqueConstraint(
                fields=["chain", "once_key"], name="auditentry_opening_once"
            ),
            models.CheckConstraint(
                condition=Q(sequence__gte=1), name="auditentry_counts_from_one"
            ),
            models.CheckConstraint(
                condition=Q(is_opening=False) | Q(actor__isnull=False),
                name="auditentry_opening_has_actor",
            ),
        ]

    def __str__(self):
        return f"{self.chain_id}/{self.sequence} {self.action}"
