from django.conf import settings
from django.db import models
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedCharField, TypedTextField
from cells.organisation.models import Membership
from cells.organisation.models.membership import WRITING_STANDINGS
from cells.preparation.models.listed import names_who
from cells.rounds.models import CellRound

LONGEST_ADDRESS = 500


class MaterialKind(models.TextChoices):
    TEXT = "text", pgettext_lazy("kind of material", "Text")
    FILE = "file", pgettext_lazy("kind of material", "File")
    LINK = "link", pgettext_lazy("kind of material", "Link")
    VIDEO = "video", pgettext_lazy("kind of material", "Video")


class MaterialQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What is to be read in one's own cell; what was withdrawn is the leaders'."""
        mandates = user.mandates
        return self.filter(
            Q(withdrawn_at__isnull=True)
            | Q(cell_round__cell__in=mandates.leads & mandates.member_of),
            cell_round__cell__in=mandates.member_of,
        )

    def standing(self):
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def with_asked(self, member_id: int, on):
        """Whether the reading is asked of this member (``is_asked``): as a report is,
        not of exempt, suspended or temporary members."""
        belongs = Membership.objects.on(on).filter(
            member=member_id,
            cell=OuterRef("cell_round__cell"),
            standing__in=WRITING_STANDINGS,
        )
        return self.annotate(is_asked=Exists(belongs))

    def with_reading_of(self, member_id: int):
        """When this member confirmed each (``confirmed_at``), and the day of the
        reading meeting at which that was marked (``marked_on``), in the same query."""
        return self.annotate(
            own=FilteredRelation(
                "confirmations", condition=Q(confirmations__member=member_id)
            ),
            confirmed_at=F("own__confirmed_at"),
            marked_on=F("own__reading_meeting__held_on"),
        )


class Material(models.Model):
    """A text, file, link or video to be read before the session.

    It is withdrawn, never deleted; what was confirmed stays. ``content_changed_at``:
    when the text, address or file was last replaced by another one.
    """

    cell_round = models.ForeignKey(
        CellRound, models.PROTECT, related_name="materials", editable=False
    )
    kind = models.CharField(max_length=8, choices=MaterialKind, editable=False)
    position = models.PositiveIntegerField(editable=False)
    title = TypedCharField(_("title"), max_length=160)
    text = TypedTextField(_("text to read"), blank=True)
    url = TypedCharField(_("address"), max_length=LONGEST_ADDRESS, blank=True)
    file = models.FileField(upload_to="materials/", blank=True, editable=False)
    name = TypedCharField(_("file name"), max_length=120, blank=True, editable=False)
    media_type = models.CharField(max_length=100, blank=True, editable=False)
    size = models.PositiveIntegerField(default=0, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    pages = models.PositiveSmallIntegerField(_("pages"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(
        _("minutes to read"), null=True, blank=True
    )
    read_by = models.DateField(_("read by"))
    version = models.PositiveIntegerField(default=1, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    added_at = models.DateTimeField(editable=False)
    content_changed_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )

    objects = MaterialQuerySet.as_manager()

    class Meta:
        verbose_name = _("material")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=MaterialKind.values),
                name="material_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(kind=MaterialKind.TEXT, url="", file="") & ~Q(text="")
                | Q(kind=MaterialKind.FILE, text="", url="") & ~Q(file="")
                | Q(kind=MaterialKind.LINK, text="", file="") & ~Q(url="")
                | Q(kind=MaterialKind.VIDEO, text="", file="") & ~Q(url="")
                | Q(kind=MaterialKind.VIDEO, text="", url="") & ~Q(file=""),
                name="material_has_what_its_kind_says",
            ),
            models.CheckConstraint(
                condition=names_who("withdrawn"), name="material_withdrawal_names_who"
            ),
        ]

    def __str__(self):
        return f"Material {self.pk}"

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None
