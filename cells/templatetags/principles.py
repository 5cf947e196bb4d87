"""``{% principles cell_id %}``: the block that stands wherever criticism is written."""

from django import template

from cells.preparation.principles import fixed_principles, own_principles

register = template.Library()


@register.inclusion_tag("components/principles.html")
def principles(cell_id=None, more_url=""):
    """How to criticise, and what the cell ``cell_id`` added (one query;
    none without ``cell_id``). ``more_url``: the page with purpose and order."""
    return {
        "fixed": fixed_principles(),
        "own": own_principles(cell_id) if cell_id else (),
        "more_url": more_url,
    }
