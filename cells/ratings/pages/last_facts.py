"""What one meeting or decision says for all: offered again, never a level or totals."""

from django.utils.timezone import localdate

from cells.ratings.models import Rating

OF_THE_MEETING = ("meeting_on", "vote_mode", "votes_entitled", "answer_by")
OF_THE_DECISION = {"number": "decision_number", "decision_on": "decision_on"}


def facts_of_last_proposal(rating: Rating) -> dict:
    """Of the cell's last proposal for the period; {} if there is none to go by.

    A day to answer by that is past is no offer; with it the whole is from a meeting
    of long ago.
    """
    same = Rating.objects.of(rating.kind, rating.starts_on).filter(cell=rating.cell_id)
    last = same.filter(proposed_at__isnull=False, vote=None).order_by("-proposed_at")
    row = last.values(*OF_THE_MEETING).first()
    return row if row and row["answer_by"] >= localdate() else {}


def facts_of_last_decision(rating: Rating) -> dict:
    """Number and date of the committee's last decision of the period, if any."""
    same = Rating.objects.of(rating.kind, rating.starts_on).filter(
        decider_organisation=rating.decider_organisation_id
    )
    last = same.filter(decided_at__isnull=False).order_by("-decided_at").first()
    if last is None:
        return {}
    return {name: getattr(last, field) for name, field in OF_THE_DECISION.items()}
