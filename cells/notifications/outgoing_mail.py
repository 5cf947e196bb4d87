"""The letters that wait for the mail server."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MailStatus(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("mail", "Waiting")
    SENDING = "sending", pgettext_lazy("mail", "Being sent")
    SENT = "sent", pgettext_lazy("mail", "Sent")
    FAILED = "failed", pgettext_lazy("mail", "Given up")


class OutgoingMail(models.Model):
    """A letter in the outbox: its words are made when it leaves, from its notices.

    While it waits it gathers what else happens, so that a person gets one letter
    and not many. ``claimed_until`` is the lease of the process that sends it.
    Somebody without an account is no ``recipient``: ``topic`` and ``topic_id`` say
    what it is about, and the address is looked up when it leaves.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        related_name="outgoing_mail",
    )
    topic = models.CharField(max_length=32, blank=True, editable=False)
    topic_id = models.PositiveBigIntegerField(null=True, editable=False)
    status = models.CharField(
        max_length=16, choices=MailStatus, default=MailStatus.WAITING, editable=False
    )
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0, editable=False)
    claimed_until = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("outgoing mail")
        ordering = ["due_at", "pk"]
        indexes = [
            models.Index(fields=["status", "due_at"], name="mail_by_due_time"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["recipient"],
                condition=models.Q(status=MailStatus.WAITING),
                name="one_waiting_mail_for_each",
            ),
            models.UniqueConstraint(
                fields=["topic", "topic_id"],
                condition=models.Q(status=MailStatus.WAITING, recipient__isnull=True),
                name="one_waiting_mail_for_a_topic",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    recipient__isnull=False, topic="", topic_id__isnull=True
                )
                | models.Q(recipient__isnull=True, topic_id__isnull=False)
                & ~models.Q(topic=""),
                name="mail_is_for_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=MailStatus.values),
                name="mail_status_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    status=MailStatus.SENDING, claimed_until__isnull=False
                )
                | ~models.Q(status=MailStatus.SENDING)
                & models.Q(claimed_until__isnull=True),
                name="mail_is_claimed_while_sent",
            ),
        ]

    def __str__(self):
        return f"OutgoingMail {self.pk}"
