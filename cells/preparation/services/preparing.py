"""What the ordered lists of the preparation share: a place at the end, a change."""

from django.db.models import Max
from django.utils.translation import gettext as _

from cells.workflow import WorkflowError

MOST_ROWS = 200


def next_position(rows) -> int:
    """Behind the last row of the list, also behind those taken off it.

    Raises ``WorkflowError`` if the list is longer than any cell's could be.
    """
    last = rows.aggregate(last=Max("position"))["last"] or 0
    if last >= MOST_ROWS:
        raise WorkflowError(_("The list is full. Change a line that stands in it."))
    return last + 1


def change_seen(row, *, seen_version: int, **changes) -> None:
    """Change a standing row of a list if it is as it was seen, and raise its version.

    Raises ``WorkflowError`` if somebody changed it or took it off since.
    """
    changes |= {"version": seen_version + 1}
    standing = type(row).objects.standing().filter(pk=row.pk)
    if not standing.filter(version=seen_version).update(**changes):
        if not standing.exists():
            raise WorkflowError(_("It has been taken off the list meanwhile."))
        raise WorkflowError(_("It has changed since you opened it. Read it again."))
    for field, value in changes.items():
        setattr(row, field, value)
