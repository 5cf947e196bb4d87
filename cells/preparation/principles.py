"""The principles that stand wherever criticism is written: fixed ones, and a cell's."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cells.preparation.models.principles import CellPrinciple


@dataclass(frozen=True)
class FixedPrinciples:
    """The words of the project's source and of its protective sentences; no cell
    changes them. ``order``: how a session goes, in the order of its parts."""

    motto: str
    purpose: tuple[str, ...]
    criticism: tuple[str, ...]
    writing: tuple[str, ...]
    order: tuple[str, ...]


def fixed_principles() -> FixedPrinciples:
    return FixedPrinciples(
        motto=_("Criticise the deed, not the person."),
        purpose=(
            _(
                "We look at ourselves in order to mend ourselves. What you declare is "
                "no finding of a Party organisation. The program puts no declared "
                "frequency into the rating dossier; a rating looks at what was mended."
            ),
            _(
                "Shortcomings are named to find how to mend them and to work better, "
                "not to pick holes in a comrade."
            ),
        ),
        criticism=(
            _(
                "Criticise the deed, not the person: what happened, when, what came "
                "of it, what you propose."
            ),
        ),
        writing=(
            _(
                "Write of your own deeds only. Name no other person, no state secret "
                "and no work secret. Report a deed that looks like a violation "
                "directly to the Party committee."
            ),
        ),
        order=(
            _("The summary of the cell is laid before it: numbers, no names."),
            _("The Secretary sets the example and criticises the own work first."),
            _("Each member reports, hears the comrades and says what is accepted."),
            _("The cell names further shortcomings and looks for workable measures."),
            _("The chair concludes, the cell votes, the minutes are passed."),
            _("Afterwards each member draws up a plan to mend what was named."),
        ),
    )


def own_principles(cell_id: int | None):
    """What the cell added, in its order; a query that runs when it is read."""
    return CellPrinciple.objects.standing().filter(cell=cell_id)
