"""Everything that writes organisations, their place in the tree and their choices."""

from dataclasses import fields
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.organisation.models import (
    Member,
    Organisation,
    OrganisationKind,
    OrganisationPreferences,
)
from cells.organisation.preferences import Choices
from cells.workflow import WorkflowError


@transaction.atomic
def save_organisation(
    *,
    organisation: Organisation,
    above: Organisation | None,
    by: Member | None,
    now: datetime,
) -> None:
    """Store an organisation and put it under ``above`` (None: at the top).

    Raises ``WorkflowError`` if the place or the kind does not fit: cells stand under
    committees, have nothing under them, and alone have members.
    """
    hold_tree()
    if above is not None:
        above = Organisation.objects.get(pk=above.pk)
    refuse_misplaced(organisation, above)
    if organisation.pk is None:
        place_new(organisation, above)
    else:
        store_known(organisation, above)
    record_action(
        "organisation.save",
        organisation,
        organisation_id=organisation.pk,
        actor=by,
        now=now,
        code=organisation.code,
        kind=organisation.kind,
        above=above and above.pk,
    )


@transaction.atomic
def save_preferences(
    *, preferences: OrganisationPreferences, by: Member | None, now: datetime
) -> None:
    """Store the choices of an organisation; the values stand in its trace."""
    preferences.save()
    record_action(
        "preferences.save",
        preferences,
        organisation_id=preferences.organisation_id,
        actor=by,
        now=now,
        **{
            choice.name: getattr(preferences, choice.name) for choice in fields(Choices)
        },
    )


def hold_tree() -> None:
    """One change of the tree at a time: moving renumbers its neighbours."""
    Organisation.objects.filter(depth=1).update(depth=F("depth"))


def refuse_misplaced(organisation, above: Organisation | None) -> None:
    is_cell = organisation.kind == OrganisationKind.CELL
    if above is not None and above.kind == OrganisationKind.CELL:
        raise WorkflowError(
            _("%(cell)s is a cell: no organisation stands under a cell.")
            % {"cell": above}
        )
    if organisation.pk is None:
        return
    stored = Organisation.objects.get(pk=organisation.pk)
    if above is not None and (above == stored or above.is_descendant_of(stored)):
        raise WorkflowError(_("An organisation cannot stand under itself."))
    if is_cell and not stored.is_leaf():
        raise WorkflowError(
            _("Other organisations stand under it, so it cannot become a cell.")
        )
    if not is_cell and stored.memberships.exists():
        raise WorkflowError(
            _("It has members, so it remains a cell: members belong to cells only.")
        )


def place_new(organisation, above: Organisation | None) -> None:
    if above is None:
        Organisation.objects.add_root(instance=organisation)
    else:
        Organisation.objects.add_child(above, instance=organisation)


def store_known(organisation, above: Organisation | None) -> None:
    """Names and kind, then the place; the tree's own columns are not the form's."""
    typed = [
        field.name
        for field in Organisation._meta.concrete_fields
        if field.name not in {"id", "path", "depth", "numchild"}
    ]
    organisation.save(update_fields=typed)
    stored = Organisation.objects.get(pk=organisation.pk)
    parent = Organisation.objects.get_parent(stored)
    if parent == above:
        return
    if above is not None:
        Organisation.objects.move(stored, above, "sorted-child")
    else:
        root = Organisation.objects.get_root_nodes().first()
        Organisation.objects.move(stored, root, "sorted-sibling")
