"""What keeps a sheet from being sent: each open line has a quantity or a word."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cells.supervision.models import ProgressLine


@dataclass(frozen=True)
class Lack:
    line_id: int
    field: str
    text: str


def lacks_of_month(lines: list[ProgressLine], open_ids: set[int]) -> list[Lack]:
    """``open_ids``: the lines of the plan that are still to be reported on."""
    return [
        Lack(
            line.pk,
            "quantity",
            _("“%(line)s”: how many were delivered, or in a word why none.")
            % {"line": line.title},
        )
        for line in lines
        if line.plan_line in open_ids and not line.quantity and not line.none_reason
    ]
