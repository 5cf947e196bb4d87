import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cells.fields


class Migration(migrations.Migration):
    dependencies = [
        ("cells", "0009_paper_entry"),
    ]

    operations = [
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "cell_round",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="cells.cellround",
                    ),
                ),
                (
                    "continues",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="continued_by",
                        to="cells.meeting",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("convened", "Convened"),
                            ("running", "Under way"),
                            ("ended", "Ended"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="planned",
                        editable=False,
                        max_length=16,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "agenda_version",
                    models.PositiveIntegerField(default=1, editable=False),
                ),
                (
                    "held_on",
                    models.DateField(blank=True, null=True, verbose_name="date"),
                ),
                (
                    "starts_at",
                    models.TimeField(blank=True, null=True, verbose_name="begins at"),
                ),
                (
                    "place",
                    cells.fields.TypedCharField(
                        blank=True, max_length=160, verbose_name="place"
                    ),
                ),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(
                        default=200, verbose_name="length in minutes"
                    ),
                ),
                (
                    "expected_number",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        verbose_name="members expected to be present",
                    ),
                ),
                (
                    "with_collective",
                    models.BooleanField(
                        default=False,
                        verbose_name="the self-review of the collective is presented",
                    ),
                ),
                (
                    "delegate_expected",
                    models.BooleanField(
                        default=False,
                        verbose_name="a delegate of the committee above is expected",
                    ),
                ),
                (
                    "chair",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings_chaired",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="chair",
                    ),
                ),
                (
                    "clerk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings_recorded",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="clerk",
                    ),
                ),
                (
                    "secretary_absent_reason",
                    cells.fields.TypedCharField(
                        blank=True,
                        max_length=200,
                        verbose_name="why the secretary does not present first",
                    ),
                ),
                (
                    "cancel_reason",
                    cells.fields.TypedTextField(
                        blank=True, editable=False, verbose_name="why it is cancelled"
                    ),
                ),
                (
                    "planned_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("planned_at", models.DateTimeField(editable=False)),
            ],
            options={
                "verbose_name": "meeting",
                "verbose_name_plural": "meetings",
                "ordering": ["held_on", "starts_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "planned",
                                    "convened",
                                    "running",
                                    "ended",
                                    "cancelled",
                                ],
                            )
                        ),
                        name="meeting_status_is_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("continues__isnull", True),
                            models.Q(("status", "cancelled"), _negated=True),
                        ),
                        fields=("cell_round",),
                        name="meeting_one_first_per_round",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("chair__isnull", True),
                            ("clerk__isnull", True),
                            models.Q(("chair", models.F("clerk")), _negated=True),
                            _connector="OR",
                        ),
                        name="meeting_clerk_is_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 1)),
                        name="meeting_has_a_length",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expected_number__isnull", True),
                            ("expected_number__gte", 1),
                            _connector="OR",
                        ),
                        name="meeting_somebody_is_expected",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["planned", "cancelled"]),
                            models.Q(
                                ("chair__isnull", False),
                                ("clerk__isnull", False),
                                ("held_on__isnull", False),
                                ("starts_at__isnull", False),
                                models.Q(("place", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="meeting_convened_is_complete",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "cancelled"), _negated=True),
                            models.Q(("cancel_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="meeting_cancelled_has_reason",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="cells.meeting",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opening", "Opening"),
                            ("introduction", "Introduction"),
                            ("orientation", "Orientation"),
                            ("summary", "Summary of the cell"),
                            ("secretary", "The secretary first"),
                            ("members", "Members' turns"),
                            ("break", "Break"),
                            ("members_continued", "Members' turns, continued"),
                            ("cell_findings", "Pointed out"),
                            ("discussion", "Discussion"),
                            ("delegate", "The superior's delegate"),
                            ("conclusion", "Conclusion and votes"),
                            ("minutes", "Minutes"),
                            ("closing", "Closing"),
                            ("other", "Another item"),
                        ],
                        default="other",
                        max_length=24,
                    ),
                ),
                (
                    "title",
                    cells.fields.TypedCharField(max_length=200, verbose_name="item"),
                ),
                ("minutes", models.PositiveSmallIntegerField(verbose_name="minutes")),
                (
                    "people",
                    cells.fields.TypedCharField(
                        blank=True, max_length=120, verbose_name="who does it, in words"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "chaired_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who leads this item",
                    ),
                ),
                (
                    "lead",
                    cells.fields.TypedTextField(
                        blank=True, verbose_name="leading sentence"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "Not reached yet"),
                            ("running", "Under way"),
                            ("done", "Done"),
                            ("skipped", "Skipped"),
                        ],
                        default="waiting",
                        editable=False,
                        max_length=16,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "verbose_name": "item of the running order",
                "ordering": ["position"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["waiting", "running", "done", "skipped"])
                        ),
                        name="agendaitem_status_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "opening",
                                    "introduction",
                                    "orientation",
                                    "summary",
                                    "secretary",
                                    "members",
                                    "break",
                                    "members_continued",
                                    "cell_findings",
                                    "discussion",
                                    "delegate",
                                    "conclusion",
                                    "minutes",
                                    "closing",
                                    "other",
                                ],
                            )
                        ),
                        name="agendaitem_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 0)),
                        name="agendaitem_minutes_count",
                    ),
                    models.UniqueConstraint(
                        fields=("meeting", "position"),
                        name="agendaitem_one_per_position",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "running")),
                        fields=("meeting",),
                        name="agendaitem_one_running",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("person__isnull", True),
                            ("chaired_by__isnull", True),
                            models.Q(("person", models.F("chaired_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="agendaitem_led_by_another",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SpeakerRegistration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="registrations",
                        to="cells.meeting",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="speaker_registrations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "topic",
                    cells.fields.TypedCharField(
                        blank=True,
                        max_length=160,
                        verbose_name="what you would like to speak about",
                    ),
                ),
                ("registered_at", models.DateTimeField(editable=False)),
                ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
            ],
            options={
                "verbose_name": "registration to speak",
                "ordering": ["registered_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("meeting", "member"),
                        name="registration_once_per_member",
                    )
                ],
                "indexes": [],
            },
        ),
    ]
