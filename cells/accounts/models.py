from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class NoticeAcceptance(models.Model):
    """That a member was shown the notice on personal data, and accepted it.

    Kept as proof, with the version of the text and the time (Luật 91/2025/QH15,
    Điều 9: consent is explicit and the controller keeps the proof of it).
    """

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices"
    )
    version = models.CharField(_("version"), max_length=16)
    text_sha256 = models.CharField(max_length=64)
    accepted_at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("acceptance of the notice")
        constraints = [
            models.UniqueConstraint(
                fields=["member", "version"], name="notice_accepted_once"
            ),
        ]

    def __str__(self):
        return f"Notice {self.version}, member {self.member_id}"
