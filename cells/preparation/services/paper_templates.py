"""What changes in the models of papers of a cell or a committee."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.organisation.models import Member, Organisation
from cells.preparation.models.papers import PaperKind, PaperTemplate
from cells.saving import store
from cells.workflow import WorkflowError


@transaction.atomic
def save_template(
    *,
    organisation: Organisation,
    kind: PaperKind,
    text: str,
    seen_version: int,
    by: Member,
    now: datetime,
) -> PaperTemplate:
    """``organisation`` and what stands below it draft from ``text`` from now on.

    ``seen_version``: 0 if it had no text of its own. Raises ``WorkflowError`` if
    somebody else changed it meanwhile.
    """
    own = PaperTemplate.objects.filter(organisation=organisation, kind=kind).first()
    if (own.version if own else 0) != seen_version:
        raise changed_meanwhile()
    if own is None:
        own = new_template(organisation, kind, text, by=by, now=now)
    else:
        store(own, {"text": text, "saved_by": by}, page="", sequence=0, now=now)
    record("template.change", own, by=by, now=now)
    return own


def new_template(organisation, kind, text, *, by, now) -> PaperTemplate:
    try:
        with transaction.atomic():
            return PaperTemplate.objects.create(
                organisation=organisation,
                kind=kind,
                text=text,
                saved_by=by,
                saved_at=now,
            )
    except IntegrityError:
        raise changed_meanwhile() from None


@transaction.atomic
def reset_template(
    *, template: PaperTemplate, seen_version: int, by: Member, now: datetime
) -> None:
    """The organisation has no text of its own any more: what stands above it holds.

    Raises ``WorkflowError`` if somebody else changed it meanwhile.
    """
    target = PaperTemplate(pk=template.pk, kind=template.kind)
    target.organisation_id = template.organisation_id
    seen = PaperTemplate.objects.filter(pk=template.pk, version=seen_version)
    if not seen.delete()[0]:
        raise changed_meanwhile()
    record("template.reset", target, by=by, now=now)


def changed_meanwhile() -> WorkflowError:
    return WorkflowError(_("It has changed since you opened it. Read it again."))


def record(action: str, template: PaperTemplate, *, by, now: datetime) -> None:
    record_action(
        action,
        template,
        organisation_id=template.organisation_id,
        actor=by,
        now=now,
        kind=str(template.kind),
    )
