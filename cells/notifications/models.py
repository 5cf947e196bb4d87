from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.notifications.outgoing_mail import OutgoingMail


class NotificationKind(models.TextChoices):
    """The label is the sentence, filled in from ``Notification.facts``."""

    ROUND_ISSUED = (
        "round_issued",
        pgettext_lazy("notice", "%(round)s has been opened. Your report is due."),
    )
    REVIEW_FILED = (
        "review_filed",
        pgettext_lazy("notice", "A self-review report is waiting for you to read."),
    )
    REVIEW_RECALLED = (
        "review_recalled",
        pgettext_lazy("notice", "A self-review report was taken back by its author."),
    )
    REVIEW_ACCEPTED = (
        "review_accepted",
        pgettext_lazy("notice", "Your self-review report meets the requirement."),
    )
    REVIEW_GUIDED = (
        "review_guided",
        pgettext_lazy("notice", "Your reader sent guidance for some items."),
    )
    REVIEW_TO_BE_REWRITTEN = (
        "review_to_be_rewritten",
        pgettext_lazy("notice", "Your reader asks you to write your report again."),
    )
    DECISION_WITHDRAWN = (
        "decision_withdrawn",
        pgettext_lazy("notice", "The decision on your report has been withdrawn."),
    )
    SUMMARY_BEFORE_CELL = (
        "summary_before_cell",
        pgettext_lazy("notice", "The summary of the cell is laid before you."),
    )
    SUMMARY_PASSED = (
        "summary_passed",
        pgettext_lazy("notice", "The cell has passed its summary."),
    )
    PLAN_SENT = (
        "plan_sent",
        pgettext_lazy("notice", "A remediation plan is waiting for your approval."),
    )
    PLAN_RETURNED = (
        "plan_returned",
        pgettext_lazy("notice", "Your remediation plan was returned to be corrected."),
    )
    PLAN_APPROVED = (
        "plan_approved",
        pgettext_lazy("notice", "Your remediation plan has been approved."),
    )
    PLAN_FINISHED = (
        "plan_finished",
        pgettext_lazy("notice", "Your remediation plan is finished."),
    )
    PLAN_MOVED = (
        "plan_moved",
        pgettext_lazy(
            "notice", "Your remediation plan has moved with you to %(cell)s."
        ),
    )
    PLAN_CARRIED = (
        "plan_carried",
        pgettext_lazy("notice", "Lines of a plan have come to you with a transfer."),
    )
    ROUND_CANCELLED = (
        "round_cancelled",
        pgettext_lazy("notice", "%(round)s has been cancelled in your cell."),
    )
    REPORT_EXCUSED = (
        "report_excused",
        pgettext_lazy("notice", "You need not write a report in %(round)s any more."),
    )
    REPORT_REINSTATED = (
        "report_reinstated",
        pgettext_lazy("notice", "Your report in %(round)s is to be written again."),
    )
    AUTHORS_CHANGED = (
        "authors_changed",
        pgettext_lazy("notice", "Who must write a report in %(round)s has changed."),
    )
    MATERIAL_ADDED = (
        "material_added",
        pgettext_lazy("notice", "There is new material to read, by %(date)s."),
    )
    READING_MARKED = (
        "reading_marked",
        pgettext_lazy(
            "notice", "You were marked as present at the reading of %(date)s."
        ),
    )
    READING_OBJECTED = (
        "reading_objected",
        pgettext_lazy(
            "notice", "A member was not at the reading of %(date)s and said so."
        ),
    )
    DUTY_GIVEN = (
        "duty_given",
        pgettext_lazy("notice", "You were given a duty for the session, due %(date)s."),
    )
    REPORT_REQUESTED = (
        "report_requested",
        pgettext_lazy(
            "notice",
            "The cell asks you to file your report before %(date)s (request %(n)s).",
        ),
    )
    PROCEEDED_WITHOUT = (
        "proceeded_without",
        pgettext_lazy(
            "notice", "The cell proceeds without your report. You may still file it."
        ),
    )
    TYPIST_NAMED = (
        "typist_named",
        pgettext_lazy("notice", "A report on paper waits for you to enter it."),
    )
    ENTERED_FROM_PAPER = (
        "entered_from_paper",
        pgettext_lazy(
            "notice", "%(by)s has entered your report from paper. Please confirm it."
        ),
    )
    TYPIST_FOR_YOU = (
        "typist_for_you",
        pgettext_lazy(
            "notice", "%(by)s has comrade %(typist)s enter your report from paper."
        ),
    )
    PAPER_CONFIRMED = (
        "paper_confirmed",
        pgettext_lazy(
            "notice",
            "%(by)s has filed your report entered from paper, with your code or your "
            "signed print.",
        ),
    )
    COLLECTIVE_WRITER_NAMED = (
        "collective_writer_named",
        pgettext_lazy("notice", "You are to write the self-review of %(body)s."),
    )
    PAPER_READY = (
        "paper_ready",
        pgettext_lazy("notice", "A paper for the session is ready to read."),
    )
    MEETING_CANCELLED = (
        "meeting_cancelled",
        pgettext_lazy("notice", "The session of %(date)s has been cancelled."),
    )
    MEETING_CONVENED = (
        "meeting_convened",
        pgettext_lazy("notice", "The session is on %(date)s. You are invited."),
    )
    MEETING_CHANGED = (
        "meeting_changed",
        pgettext_lazy("notice", "The session has changed; it is now on %(date)s."),
    )
    LEAVE_ASKED = (
        "leave_asked",
        pgettext_lazy(
            "notice", "A member asks for leave from the session of %(date)s."
        ),
    )
    DELEGATE_NAMED = (
        "delegate_named",
        pgettext_lazy(
            "notice", "The committee above has named who attends on %(date)s."
        ),
    )
    REMARKS_TO_ANSWER = (
        "remarks_to_answer",
        pgettext_lazy(
            "notice", "In the session of %(date)s there is something to answer."
        ),
    )
    MINUTES_TO_CONFIRM = (
        "minutes_to_confirm",
        pgettext_lazy("notice", "The minutes of %(date)s wait for your confirmation."),
    )
    MINUTES_LOCKED = (
        "minutes_locked",
        pgettext_lazy("notice", "Your extract of the minutes of %(date)s can be read."),
    )
    MINUTES_ADDED_TO = (
        "minutes_added_to",
        pgettext_lazy("notice", "Something was added to the minutes of %(date)s."),
    )
    PROGRESS_SENT = (
        "progress_sent",
        pgettext_lazy("notice", "A progress report waits for you to look at it."),
    )
    PROGRESS_RETURNED = (
        "progress_returned",
        pgettext_lazy("notice", "Your progress report was returned to be completed."),
    )
    PROGRESS_ACCEPTED = (
        "progress_accepted",
        pgettext_lazy("notice", "Your progress report has been accepted."),
    )
    ACCEPTANCE_WITHDRAWN = (
        "acceptance_withdrawn",
        pgettext_lazy(
            "notice", "The acceptance of your progress report was withdrawn."
        ),
    )
    ORAL_RECORDED = (
        "oral_recorded",
        pgettext_lazy(
            "notice",
            "What you reported in the cell on %(date)s was recorded. Please confirm "
            "it.",
        ),
    )
    MEETING_CLERK_NAMED = (
        "meeting_clerk_named",
        pgettext_lazy(
            "notice",
            "You are the clerk of the regular meeting of %(date)s: please write down "
            "the oral reports.",
        ),
    )
    LINE_MET = (
        "line_met",
        pgettext_lazy(
            "notice",
            "A line of your plan was evaluated as met. If you say yes, it may become "
            "an idea for others.",
        ),
    )
    LINES_DUE = (
        "lines_due",
        pgettext_lazy("notice", "%(n)s things of yours are due in month %(month)s."),
    )
    LINES_OVERDUE = (
        "lines_overdue",
        pgettext_lazy("notice", "%(n)s things of yours are overdue."),
    )
    RATING_OPENED = (
        "rating_opened",
        pgettext_lazy("notice", "Your rating of %(period)s waits for your words."),
    )
    RATING_REQUESTED = (
        "rating_requested",
        pgettext_lazy(
            "notice",
            "The cell asks you for your self-rating by %(date)s (request %(n)s).",
        ),
    )
    SELF_RATING_SENT = (
        "self_rating_sent",
        pgettext_lazy("notice", "A self-rating waits for you to read."),
    )
    RATING_PROPOSED = (
        "rating_proposed",
        pgettext_lazy(
            "notice",
            "The cell has proposed your rating of %(period)s. You may answer by "
            "%(date)s.",
        ),
    )
    RATING_TO_DECIDE = (
        "rating_to_decide",
        pgettext_lazy("notice", "A proposed rating waits for your decision."),
    )
    RATING_DECIDED = (
        "rating_decided",
        pgettext_lazy("notice", "Your rating of %(period)s has been decided."),
    )
    RATING_RETURNED = (
        "rating_returned",
        pgettext_lazy("notice", "A proposed rating has been returned to the cell."),
    )
    RATING_REVISED = (
        "rating_revised",
        pgettext_lazy("notice", "The decision on your rating is being revised."),
    )
    RATING_LEFT_OUT = (
        "rating_left_out",
        pgettext_lazy("notice", "You are not rated for %(period)s."),
    )
    REMINDED = (
        "reminded",
        pgettext_lazy("notice", "Your report is to be filed by %(date)s."),
    )
    PASSWORD_SET = (
        "password_set",
        pgettext_lazy("notice", "%(by)s set a new password for your account."),
    )
    PASSWORD_CHANGED = (
        "password_changed",
        pgettext_lazy("notice", "You changed the password of your account."),
    )
    MANDATE_CHANGED = (
        "mandate_changed",
        pgettext_lazy(
            "notice", "%(by)s changed an office of yours: %(role)s, %(organisation)s."
        ),
    )
    READING_DELEGATED = (
        "reading_delegated",
        pgettext_lazy(
            "notice", "%(by)s has you read the reports of %(cell)s %(period)s."
        ),
    )
    DELEGATION_ENDED = (
        "delegation_ended",
        pgettext_lazy(
            "notice", "You no longer read the reports of %(cell)s for the Secretary."
        ),
    )


class NotificationQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(recipient=user)


class Notification(models.Model):
    """A sentence for one member, written in the transaction of what it tells.

    ``facts`` holds labels and dates for the sentence, never what somebody typed in
    a report. ``path`` leads to the place on this site, or is empty.
    """

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications"
    )
    kind = models.CharField(max_length=32, choices=NotificationKind)
    facts = models.JSONField(default=dict)
    path = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    mail = models.ForeignKey(
        OutgoingMail,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="notices",
    )

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                fields=["recipient", "-created_at"], name="notification_by_recipient"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=NotificationKind.values),
                name="notification_kind_is_known",
            ),
        ]

    def __str__(self):
        return f"Notification {self.pk}"

    @property
    def text(self) -> str:
        return str(self.get_kind_display()) % self.facts
