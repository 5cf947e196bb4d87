from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedCharField, TypedTextField
from cells.indicators.models import Catalogue, Frequency
from cells.organisation.models import Organisation, OrganisationKind
from cells.workflow import Transition


class RoundStatus(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("round status", "Being drafted")
    ISSUED = "issued", pgettext_lazy("round status", "Issued")


class CellRoundStatus(models.TextChoices):
    OPEN = "open", pgettext_lazy("cell round status", "Open")
    REVIEWS_CLOSED = (
        "reviews_closed",
        pgettext_lazy("cell round status", "Figures frozen"),
    )
    CLOSED = "closed", pgettext_lazy("cell round status", "Closed")
    CANCELLED = "cancelled", pgettext_lazy("cell round status", "Cancelled")


ISSUE_ROUND = Transition(
    "issue_round", frozenset({RoundStatus.DRAFT}), RoundStatus.ISSUED
)
FREEZE_FIGURES = Transition(
    "freeze_figures",
    frozenset({CellRoundStatus.OPEN}),
    CellRoundStatus.REVIEWS_CLOSED,
)
REOPEN_REVIEWS = Transition(
    "reopen_reviews",
    frozenset({CellRoundStatus.REVIEWS_CLOSED}),
    CellRoundStatus.OPEN,
)
CLOSE_ROUND = Transition(
    "close_round",
    frozenset({CellRoundStatus.REVIEWS_CLOSED}),
    CellRoundStatus.CLOSED,
)
CANCEL_ROUND = Transition(
    "cancel_round", frozenset({CellRoundStatus.OPEN}), CellRoundStatus.CANCELLED
)


class NotWritingReason(models.TextChoices):
    """Why a member need not write: the standing in the cell, or gone from it."""

    TRANSFERRED = "transferred", pgettext_lazy("why not writing", "left the cell")
    TEMPORARY = "temporary", pgettext_lazy("why not writing", "temporary here")
    EXEMPT = "exempt", pgettext_lazy("why not writing", "exempt")
    SUSPENDED = "suspended", pgettext_lazy("why not writing", "suspended")


OPEN_FOR_WRITING = frozenset({CellRoundStatus.OPEN, CellRoundStatus.REVIEWS_CLOSED})


class ReviewRoundQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The rounds of the committees whose secretary, deputy or staff the user is.

        A cell's own round has its page as the cell's work on it.
        """
        mandates = user.mandates
        return self.filter(
            organisation__in=mandates.leads | mandates.staff_of,
            organisation__kind=OrganisationKind.COMMITTEE,
        )


class ReviewRound(models.Model):
    """A round (đợt) of self-review, issued by a committee or by a cell on its own.

    Six dates, each ending with its day; they never lock, what comes later is late.
    It reaches the cells of ``reach`` (empty: of ``organisation``) but for
    ``spared_cells``, also those that come under it later.
    """

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="rounds",
        editable=False,
        verbose_name=_("issued by"),
    )
    reach = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("reaches"),
    )
    spared_cells = models.ManyToManyField(
        Organisation,
        related_name="+",
        editable=False,
        verbose_name=_("cells left out by choice"),
    )
    slug = models.SlugField(_("short name in commands"), max_length=64, unique=True)
    title = TypedCharField(_("title"), max_length=160)
    year = models.PositiveSmallIntegerField(_("year"))
    legal_basis = TypedTextField(
        _("basis"),
        help_text=_(
            "Number, date and body of the plan that is carried out; it stands in the "
            "papers."
        ),
    )
    aims = TypedTextField(_("aims"), blank=True)
    catalogue = models.ForeignKey(
        Catalogue, models.PROTECT, related_name="rounds", editable=False
    )
    period_from = models.DateField(_("period under review from"))
    period_to = models.DateField(_("period under review to"))
    meaning_none = TypedCharField(_("“None” means"), max_length=200)
    meaning_rarely = TypedCharField(_("“Rarely” means"), max_length=200)
    meaning_occasionally = TypedCharField(_("“Occasionally” means"), max_length=200)
    meaning_often = TypedCharField(_("“Often” means"), max_length=200)
    reading_on = models.DateField(_("material read by"))
    reports_on = models.DateField(_("reports filed by"))
    summary_on = models.DateField(_("summary before the cell by"))
    session_on = models.DateField(_("session on"))
    plans_on = models.DateField(_("plans sent by"))
    supervised_until = models.DateField(_("supervised until"))
    status = models.CharField(
        _("status"),
        max_length=16,
        choices=RoundStatus,
        default=RoundStatus.DRAFT,
        editable=False,
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(editable=False)

    objects = ReviewRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["-period_to", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=RoundStatus.values),
                name="reviewround_status_is_known",
            ),
            models.CheckConstraint(
                condition=Q(period_from__lte=F("period_to")),
                name="reviewround_period_in_order",
            ),
            models.CheckConstraint(
                condition=Q(reading_on__lte=F("reports_on"))
                & Q(reports_on__lte=F("summary_on"))
                & Q(summary_on__lte=F("session_on"))
                & Q(session_on__lte=F("plans_on"))
                & Q(plans_on__lte=F("supervised_until")),
                name="reviewround_dates_in_order",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def meanings(self) -> dict[str, str]:
        """What each frequency means in this round."""
        return {f.value: getattr(self, f"meaning_{f.value}") for f in Frequency}


DATE_FIELDS = (
    "reading_on",
    "reports_on",
    "summary_on",
    "session_on",
    "plans_on",
    "supervised_until",
)


class CellRoundQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The rounds of the cells in which the user leads."""
        return self.filter(cell__in=user.mandates.leads)

    def of_own_cell(self, user):
        """The rounds of the cells to which the user belongs, whatever the office."""
        return self.filter(cell__in=user.mandates.member_of)


class CellRound(models.Model):
    """One cell's work on a round."""

    round = models.ForeignKey(ReviewRound, models.PROTECT, related_name="cell_rounds")
    cell = models.ForeignKey(Organisation, models.PROTECT, related_name="cell_rounds")
    status = models.CharField(
        _("status"),
        max_length=16,
        choices=CellRoundStatus,
        default=CellRoundStatus.OPEN,
        editable=False,
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    opened_at = models.DateTimeField(editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    cancelled_at = models.DateTimeField(null=True, editable=False)
    cancel_reason = TypedTextField(
        _("why it was cancelled"), blank=True, editable=False
    )

    objects = CellRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("cell's round")
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "cell"], name="cellround_once_per_cell"
            ),
            models.UniqueConstraint(
                fields=["cell"],
                condition=Q(status=CellRoundStatus.OPEN),
                name="cellround_one_open",
            ),
            models.CheckConstraint(
                condition=Q(status__in=CellRoundStatus.values),
                name="cellround_status_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(status=CellRoundStatus.CLOSED)
                | Q(closed_at__isnull=False),
                name="cellround_closed_is_dated",
            ),
            models.CheckConstraint(
                condition=~Q(status=CellRoundStatus.CANCELLED)
                | Q(cancelled_at__isnull=False) & ~Q(cancel_reason=""),
                name="cellround_cancelled_has_reason",
            ),
        ]

    def __str__(self):
        return f"Cell round {self.pk}"
