"""What the live page reads with the meeting itself, so that its panels need not ask."""

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from cells.meetings.models import Meeting
from cells.organisation.models import OrganisationPreferences
from cells.organisation.preferences import Choices
from cells.preparation.models.papers import Paper, PaperKind
from cells.preparation.paper_fixing import conclusion_is_fixed
from cells.reviews.models import Guidance
from cells.reviews.returned_items import MOST_RETURNS, RETURNING

FACTS = ("quorum_code", "conclusion_words", "is_conclusion_fixed", "was_returned_twice")


def with_live_facts(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """``quorum_code``: of the rule of the quorum; ``conclusion_words``: of the paper,
    None without one; ``is_conclusion_fixed``: by passed minutes; ``was_returned_twice``:
    some item of a report of the round."""
    return meetings.annotate(
        quorum_code=Coalesce(chosen_quorum(), Subquery_default()),
        conclusion_words=Subquery(conclusions().values("text")[:1]),
        is_conclusion_fixed=conclusion_is_fixed(OuterRef("cell_round")),
        was_returned_twice=Exists(returned_twice()),
    )
