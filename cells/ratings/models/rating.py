from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedCharField, TypedTextField
from cells.meetings.models import Vote
from cells.organisation.models import Mandate, Organisation, Role
from cells.ratings.models.rule import Level, RatedPeriod, RatingRule
from cells.reviews.models import ReaderOffice

MEMBER = settings.AUTH_USER_MODEL
R = ReaderOffice


class RatingStatus(models.TextChoices):
    SELF_RATING = (
        "self_rating",
        pgettext_lazy("rating status", "Self-rating under way"),
    )
    SELF_RATED = "self_rated", pgettext_lazy("rating status", "Level proposed by self")
    REMARKED = "remarked", pgettext_lazy("rating status", "Remarked by the committee")
    PROPOSED = "proposed", pgettext_lazy("rating status", "Proposed by the cell")
    DECIDED = "decided", pgettext_lazy("rating status", "Decided by the committee")
    NOT_RATED = "not_rated", pgettext_lazy("rating status", "Not rated")


class VoteMode(models.TextChoices):
    CARD = "card", pgettext_lazy("mode of voting", "By raised card")
    SECRET = "secret", pgettext_lazy("mode of voting", "By secret ballot on paper")


VOTES = (
    "votes_excellent",
    "votes_good",
    "votes_done",
    "votes_not_done",
    "votes_against",
    "votes_blank",
)
BEFORE_COMMITTEE = (RatingStatus.PROPOSED, RatingStatus.DECIDED)


class RatingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own; those that one's office of today handles; from the proposal on,
        those that one's committee decides. Colleagues read levels in a list of their
        own. Each comes with the office that handles it today.
        """
        decides = Q(
            decider_organisation__in=user.mandates.leads, status__in=BEFORE_COMMITTEE
        )
        others = (Q(self.handled_by(user.mandates)) | decides) & ~Q(member=user)
        return self.with_office().filter(Q(member=user) | others)

    def with_office(self, on=None):
        """``office``: which one remarks and proposes on ``on`` (today), as
        ``approver_for`` says, whoever held it when the rating was opened.
        """
        return self.annotate(
            office=Case(
                When(led_by_another(Role.SECRETARY, on), then=Value(R.SECRETARY)),
                When(led_by_another(Role.DEPUTY, on), then=Value(R.DEPUTY)),
                default=Value(R.COMMITTEE),
                output_field=models.CharField(max_length=16),
            )
        )

    def with_commendation(self):
        """``commended_for``: the grounds, None if the member is on no list."""
        commendation = self.model.commendations.rel.related_model
        standing = commendation.objects.filter(
            rating=OuterRef("pk"), withdrawn_at__isnull=True
        )
        return self.annotate(commended_for=Subquery(standing.values("grounds")[:1]))

    @staticmethod
    def handled_by(mandates, on=None) -> Q:
        """Whose remark and proposal are an office of ``mandates``, never one's own."""
        no_secretary = ~Q(led_by_another(Role.SECRETARY, on))
        nobody = no_secretary & ~Q(led_by_another(Role.DEPUTY, on))
        held = (
            Q(cell__in=mandates.secretary_of)
            | Q(cell__in=mandates.deputy_of) & no_secretary
            | Q(decider_organisation__in=mandates.leads) & nobody
        )
        return held & ~Q(member=mandates.member_id)

    def of(self, kind, starts_on):
        return self.filter(kind=kind, starts_on=starts_on)


def led_by_another(role: Role, on=None) -> Exists:
    """Somebody other than the member holds ``role`` in the cell on ``on`` (today)."""
    held = Mandate.objects.on(on or timezone.localdate()).filter(
        organisation=OuterRef("cell"), role=role, member__is_active=True
    )
    return Exists(held.exclude(member=OuterRef("member")))


def person():
    return models.ForeignKey(
        MEMBER, models.PROTECT, null=True, related_name="+", editable=False
    )


def office(related="+"):
    return models.ForeignKey(
        Organisation, models.PROTECT, related_name=related, editable=False
    )


def never_oneself(field: str, name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{field}__isnull": True}) | ~Q(**{field: F("member")}),
        name=name,
    )


def one_of(field: str, values, name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(**{f"{field}__in": values}), name=name)


class Rating(models.Model):
    """One member's rating in one cell for one period (S4, states.md §7).

    ``rule``: the one in force at the end of the period; ``terms``: the weights, the
    cap and the due day of monthly reports, as chosen at the opening. An office of the
    cell remarks and proposes (``with_office``), ``decider_organisation`` decides.
    ``vote``: the one of a session that the totals were taken from, None if they were
    typed. ``disciplined``: the member was disciplined in the period, as the cell says.
    ``dossier``: what was decided upon, frozen under ``dossier_sha256``.
    """

    member = models.ForeignKey(
        MEMBER, models.PROTECT, related_name="ratings", editable=False
    )
    cell = office("ratings")
    rule = models.ForeignKey(
        RatingRule, models.PROTECT, related_name="ratings", editable=False
    )
    kind = models.CharField(max_length=8, choices=RatedPeriod, editable=False)
    starts_on = models.DateField(editable=False)
    ends_on = models.DateField(editable=False)
    terms = models.JSONField(default=dict, editable=False)
    status = models.CharField(
        max_length=16,
        choices=RatingStatus,
        default=RatingStatus.SELF_RATING,
        editable=False,
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    decider_organisation = office()
    opened_by = person()
    opened_at = models.DateTimeField(editable=False)
    last_saved_at = models.DateTimeField(null=True, editable=False)

    self_rated_at = models.DateTimeField(null=True, editable=False)
    first_opened_at = models.DateTimeField(null=True, editable=False)
    without_self_rating = models.BooleanField(default=False, editable=False)

    remark = TypedTextField(_("remark"), blank=True, editable=False)
    remarked_by = person()
    remarked_at = models.DateTimeField(null=True, editable=False)

    proposed_level = models.CharField(
        max_length=12, choices=Level, blank=True, editable=False
    )
    meeting_on = models.DateField(_("date of the meeting"), null=True, editable=False)
    vote_mode = models.CharField(
        max_length=8, choices=VoteMode, blank=True, editable=False
    )
    vote = models.ForeignKey(
        Vote, models.PROTECT, null=True, related_name="+", editable=False
    )
    disciplined = models.BooleanField(default=False, editable=False)
    votes_entitled = models.PositiveIntegerField(null=True, editable=False)
    votes_excellent = models.PositiveIntegerField(default=0, editable=False)
    votes_good = models.PositiveIntegerField(default=0, editable=False)
    votes_done = models.PositiveIntegerField(default=0, editable=False)
    votes_not_done = models.PositiveIntegerField(default=0, editable=False)
    votes_against = models.PositiveIntegerField(default=0, editable=False)
    votes_blank = models.PositiveIntegerField(default=0, editable=False)
    cautions_seen = models.JSONField(default=list, editable=False)
    proposed_by = person()
    proposed_at = models.DateTimeField(null=True, editable=False)
    answer_by = models.DateField(null=True, editable=False)
    member_answer = TypedTextField(_("answer"), blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)

    decided_level = models.CharField(
        max_length=12, choices=Level, blank=True, editable=False
    )
    decision_number = TypedCharField(
        _("number of the decision"), max_length=60, blank=True, editable=False
    )
    decision_on = models.DateField(null=True, editable=False)
    decision_note = TypedTextField(blank=True, editable=False)
    decided_by = person()
    decided_at = models.DateTimeField(null=True, editable=False)
    dossier = models.JSONField(null=True, editable=False)
    dossier_sha256 = models.CharField(max_length=64, blank=True, editable=False)

    not_rated_code = models.CharField(max_length=32, blank=True, editable=False)

    objects = RatingQuerySet.as_manager()

    class Meta:
        verbose_name = _("rating")
        ordering = ["-starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "cell", "kind", "starts_on"],
                name="rating_once_a_period",
            ),
            one_of("kind", RatedPeriod.values, "rating_kind_is_known"),
            one_of("status", RatingStatus.values, "rating_status_is_known"),
            one_of("proposed_level", ["", *Level.values], "rating_proposal_is_known"),
            one_of("decided_level", ["", *Level.values], "rating_decision_is_known"),
            one_of("vote_mode", ["", *VoteMode.values], "rating_vote_mode_is_known"),
            never_oneself("remarked_by", "rating_not_remarked_by_member"),
            never_oneself("proposed_by", "rating_not_proposed_by_member"),
            never_oneself("decided_by", "rating_not_decided_by_member"),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="rating_period_in_order"
            ),
            models.CheckConstraint(
                condition=Q(votes_entitled__isnull=True)
                | Q(
                    votes_entitled__gte=F("votes_excellent")
                    + F("votes_good")
                    + F("votes_done")
                    + F("votes_not_done")
                    + F("votes_against")
                    + F("votes_blank")
                ),
                name="rating_votes_within_entitled",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=BEFORE_COMMITTEE)
                | Q(
                    proposed_by__isnull=False,
                    meeting_on__isnull=False,
                    votes_entitled__isnull=False,
                    answer_by__isnull=False,
                )
                & ~Q(proposed_level="")
                & ~Q(vote_mode=""),
                name="rating_proposal_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(status=RatingStatus.DECIDED, decided_by__isnull=False)
                & Q(decision_on__isnull=False, dossier__isnull=False)
                & ~Q(decided_level="")
                & ~Q(decision_number="")
                & ~Q(dossier_sha256="")
                | ~Q(status=RatingStatus.DECIDED)
                & Q(decided_by__isnull=True, decided_level=""),
                name="rating_decision_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(status=RatingStatus.NOT_RATED) & ~Q(not_rated_code="")
                | ~Q(status=RatingStatus.NOT_RATED) & Q(not_rated_code=""),
                name="rating_not_rated_has_reason",
            ),
        ]

    def __str__(self):
        return f"Rating {self.pk}"
