"""A block of the journey on the page of the minutes, below which it stands."""

from django import template
from django.urls import reverse

from cells.journey.session_minutes import is_passed
from cells.summaries.models import SummaryStatus
from cells.summaries.policies import may_edit

register = template.Library()


@register.inclusion_tag(
    "cells/journey/pass_summary_offer.html", name="pass_summary_offer"
)
def pass_summary_offer(user, meeting) -> dict:
    """For the secretary, once the cell has passed the minutes of ``meeting``: the
    way to pass the summary with them; for others nothing."""
    if not is_passed(meeting):
        return {"url": ""}
    summary = meeting.cell_round.summary
    waits = summary.status == SummaryStatus.BEFORE_CELL and may_edit(user, summary)
    return {
        "url": reverse("journey:pass_after_minutes", args=[summary.pk]) if waits else ""
    }
