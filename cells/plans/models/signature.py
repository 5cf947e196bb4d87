from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedCharField
from cells.pdf_signatures.facts import (
    LONGEST_NAME,
    Found,
    Integrity,
    Revocation,
    Trust,
)
from cells.plans.models.approval import Approval, SignedCopy


class ApprovedPrint(models.Model):
    """That a PDF of exactly these bytes was handed out of an approval in force.

    Whoever signs it outside adds the signature behind these bytes, so that the signed
    file can be known by them again.
    """

    approval = models.ForeignKey(
        Approval, models.PROTECT, related_name="prints", editable=False
    )
    sha256 = models.CharField(max_length=64, editable=False)
    size = models.PositiveIntegerField(editable=False)
    handed_out_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("print of an approved plan")
        ordering = ["approval", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["approval", "sha256"], name="approvedprint_once"
            ),
        ]

    def __str__(self):
        return f"Approved print {self.pk}"


class SignedContent(models.TextChoices):
    """Whether what was signed is what was approved."""

    PRINT = "print", pgettext_lazy("signed content", "The print that was handed out")
    PRINT_AND_MORE = "print_and_more", pgettext_lazy("signed content", "With additions")
    CODE = "code", pgettext_lazy("signed content", "Bears the code alone")
    OTHER = "other", pgettext_lazy("signed content", "Of another approval")
    UNKNOWN = "unknown", pgettext_lazy("signed content", "Cannot be told")


class SignatureCheck(models.Model):
    """What one look at the digital signatures of a signed copy has found.

    A later look is another row; the newest is shown. ``roots_sha256`` names the set of
    roots that was trusted then, empty where none was set.
    """

    copy = models.ForeignKey(
        SignedCopy, models.PROTECT, related_name="checks", editable=False
    )
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    checked_at = models.DateTimeField(editable=False)
    found = models.CharField(max_length=16, choices=Found, editable=False)
    content = models.CharField(max_length=16, choices=SignedContent, editable=False)
    roots_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    has_program = models.BooleanField(default=False, editable=False)
    has_files = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("check of digital signatures")
        ordering = ["copy", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(found=Found.UNSIGNED), name="signaturecheck_of_a_signed"
            ),
            models.CheckConstraint(
                condition=Q(found=Found.SIGNED) | Q(content=SignedContent.UNKNOWN),
                name="signaturecheck_unread_tells_nothing",
            ),
        ]

    def __str__(self):
        return f"Signature check {self.pk}"


class CheckedSignature(models.Model):
    """One digital signature as a check has found it; names are the certificate's."""

    of_check = models.ForeignKey(
        SignatureCheck, models.CASCADE, related_name="signatures", editable=False
    )
    position = models.PositiveSmallIntegerField(editable=False)
    integrity = models.CharField(max_length=16, choices=Integrity, editable=False)
    trust = models.CharField(max_length=24, choices=Trust, editable=False)
    revocation = models.CharField(
        max_length=16, choices=Revocation, default=Revocation.UNCHECKED, editable=False
    )
    signer = TypedCharField(max_length=LONGEST_NAME, blank=True, editable=False)
    issuer = TypedCharField(max_length=LONGEST_NAME, blank=True, editable=False)
    serial = models.CharField(max_length=64, blank=True, editable=False)
    certificate_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    valid_from = models.DateTimeField(null=True, editable=False)
    valid_until = models.DateTimeField(null=True, editable=False)
    claimed_at = models.DateTimeField(null=True, editable=False)
    stamped_at = models.DateTimeField(null=True, editable=False)
    digest = models.CharField(max_length=20, blank=True, editable=False)

    class Meta:
        verbose_name = _("checked digital signature")
        ordering = ["of_check", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["of_check", "position"], name="checkedsignature_once"
            ),
        ]

    def __str__(self):
        return f"Checked signature {self.pk}"
