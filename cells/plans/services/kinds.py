"""Adds a kind of countable product to the list of one cell."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.organisation.models import Member, Organisation
from cells.plans.models import ProductKind
from cells.plans.product_kinds import kinds_for
from cells.workflow import WorkflowError


@transaction.atomic
def add_product_kind(
    *, cell: Organisation, name: str, unit: str, by: Member, now: datetime
) -> ProductKind:
    """The members of ``cell`` may choose it from now on.

    Raises ``WorkflowError`` if the cell can choose a kind of this name already.
    """
    known = {kind.name.casefold() for kind in kinds_for(cell.pk)}
    if name.casefold() in known:
        raise WorkflowError(_("A kind of this name is on the list already."))
    try:
        with transaction.atomic():
            kind = ProductKind.objects.create(organisation=cell, name=name, unit=unit)
    except IntegrityError:
        raise WorkflowError(_("A kind of this name is on the list already.")) from None
    record_action(
        "plan.add_product_kind", kind, organisation_id=cell.pk, actor=by, now=now
    )
    return kind
