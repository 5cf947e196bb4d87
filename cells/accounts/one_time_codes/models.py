from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

MOST_TRIES = 5


class CodePurpose(models.TextChoices):
    CONFIRM_PAPER = "confirm_paper", _("confirms a report entered from paper")
    CONFIRM_ORAL = "confirm_oral", _("confirms a report given by word of mouth")


class OneTimeCodeQuerySet(models.QuerySet):
    def about(self, purpose: str, subject):
        """The codes made for ``purpose`` about the record ``subject``."""
        return self.filter(
            purpose=purpose,
            subject_kind=subject._meta.model_name,
            subject_id=subject.pk,
        )

    def open(self):
        """Neither used nor voided; it may have run out, in days or in tries."""
        return self.filter(used_at__isnull=True, voided_at__isnull=True)


class OneTimeCode(models.Model):
    """Eight digits with which ``member`` assents to one exact text, once.

    The digits are kept nowhere: ``digest`` is their HMAC under the secret of the
    installation, with ``nonce`` and everything the code is bound to (purpose,
    subject, hash of the content). ``wrote_down`` typed the text in for the member
    and never makes the code for it.
    """

    purpose = models.CharField(max_length=16, choices=CodePurpose, editable=False)
    subject_kind = models.CharField(max_length=32, editable=False)
    subject_id = models.PositiveBigIntegerField(editable=False)
    content_sha256 = models.CharField(max_length=64, editable=False)
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    wrote_down = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    nonce = models.CharField(max_length=32, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    made_at = models.DateTimeField(editable=False)
    expires_at = models.DateTimeField(editable=False)
    tries = models.PositiveSmallIntegerField(default=0, editable=False)
    used_at = models.DateTimeField(null=True, editable=False)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    voided_at = models.DateTimeField(null=True, editable=False)

    objects = OneTimeCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("one-time code")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "subject_kind", "subject_id"],
                condition=Q(used_at__isnull=True, voided_at__isnull=True),
                name="onetimecode_one_open",
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=CodePurpose.values),
                name="onetimecode_purpose_is_known",
            ),
            models.CheckConstraint(
                condition=Q(tries__lte=MOST_TRIES), name="onetimecode_five_tries"
            ),
            models.CheckConstraint(
                condition=~Q(made_by=F("member")) & ~Q(made_by=F("wrote_down")),
                name="onetimecode_made_by_a_third",
            ),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True, used_by__isnull=True)
                | Q(used_at__isnull=False, used_by__isnull=False)
                & ~Q(used_by=F("made_by")),
                name="onetimecode_not_used_by_its_maker",
            ),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(voided_at__isnull=True),
                name="onetimecode_used_is_not_voided",
            ),
        ]

    def __str__(self):
        return f"One-time code {self.pk}"
