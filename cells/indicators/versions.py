"""New versions of a catalogue, and corrections while no round uses it."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.canonical import content_hash
from cells.indicators.models import (
    CORRECTED,
    Catalogue,
    Indicator,
    IndicatorPart,
)
from cells.indicators.parts import split_into_parts
from cells.organisation.models import Member
from cells.workflow import WorkflowError


@transaction.atomic
def copy_catalogue(
    *, source: Catalogue, copy: Catalogue, by: Member | None, now: datetime
) -> None:
    """``copy``, not yet stored, becomes a version with all that ``source`` holds.

    The codes of the indicators stay, so that years can be compared.
    """
    copy.data_sha256 = content_hash({"copy_of": source.code, "code": copy.code})
    copy.save()
    groups = {}
    for group in source.groups.all():
        known = group.pk
        group.pk, group.catalogue = None, copy
        group.save(force_insert=True)
        groups[known] = group
    for indicator in source.indicators.prefetch_related("parts"):
        parts = list(indicator.parts.all())
        group = groups[indicator.group_id]
        indicator.pk, indicator.catalogue, indicator.group = None, copy, group
        indicator.save(force_insert=True)
        for part in parts:
            part.pk, part.indicator = None, indicator
        IndicatorPart.objects.bulk_create(parts)
    record(copy, "catalogue.copy", copy, by=by, now=now, source=source.code)


@transaction.atomic
def save_catalogue(*, catalogue: Catalogue, by: Member | None, now: datetime) -> None:
    """Store title, source and scale; ``WorkflowError`` once a round uses it."""
    take_unused(catalogue)
    catalogue.data_sha256 = CORRECTED
    catalogue.save()
    record(catalogue, "catalogue.save", catalogue, by=by, now=now)


@transaction.atomic
def save_indicator(*, indicator: Indicator, by: Member | None, now: datetime) -> None:
    """Store a wording, with its parts; ``WorkflowError`` once a round uses it."""
    take_unused(indicator.catalogue)
    Catalogue.objects.filter(pk=indicator.catalogue_id).update(data_sha256=CORRECTED)
    indicator.save()
    wanted = split_into_parts(indicator.text)
    parts = indicator.parts.order_by("number")
    if wanted != list(parts.values_list("text", flat=True)):
        parts.delete()
        IndicatorPart.objects.bulk_create(
            IndicatorPart(indicator=indicator, number=number, text=text)
            for number, text in enumerate(wanted, 1)
        )
    record(
        indicator.catalogue,
        "indicator.save",
        indicator,
        by=by,
        now=now,
        indicator=indicator.code,
        trust=indicator.trust,
        text_sha256=content_hash(indicator.text),
    )


def take_unused(catalogue: Catalogue) -> None:
    """Hold the catalogue, or raise ``WorkflowError`` if a round uses it."""
    Catalogue.objects.filter(pk=catalogue.pk).update(code=F("code"))
    if catalogue.rounds.exists():
        raise WorkflowError(
            _(
                "A round uses this catalogue, so it stays as it is. Make a new version "
                "of the catalogue and change that."
            )
        )


def record(catalogue, action: str, target, *, by, now, **details) -> None:
    record_action(
        action,
        target,
        organisation_id=None,
        actor=by,
        now=now,
        catalogue=catalogue.code,
        **details,
    )
