"""Who stands behind a number: asked by the secretary, and recorded (P8)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cells.audit.services import Act, record_actions
from cells.indicators.models import Indicator
from cells.organisation.models import Member
from cells.reviews.models import ReaderOffice, Submission
from cells.summaries.models import CellSummary


@dataclass(frozen=True)
class Behind:
    """``members``: whose reports the secretary reads. ``others``: counts of reports
    that another office reads, as (office, its organisation, how many)."""

    members: list[Member]
    others: list[tuple]


@transaction.atomic
def look_behind(
    *,
    summary: CellSummary,
    indicator: Indicator,
    frequency: str,
    by: Member,
    now: datetime,
) -> Behind:
    """Who declared ``indicator`` at ``frequency``; recorded once a day and number."""
    key = f"behind:{summary.pk}:{indicator.number}:{frequency}:{by.pk}"
    act = Act(
        "summary.look_behind",
        summary,
        summary.cell_round.cell_id,
        by.pk,
        {"indicator": indicator.code, "frequency": frequency},
        f"{key}:{timezone.localdate(now).isoformat()}",
    )
    record_actions([act], now=now)
    rows = (
        Submission.objects.counted()
        .filter(review__cell_round=summary.cell_round_id)
        .select_related("review__author", "review__reader_organisation")
    )
    members, others = [], {}
    for row in rows:
        if declares(row.content, indicator.code, frequency):
            review = row.review
            if is_read_by_secretary(review, by):
                members.append(review.author)
            else:
                office = (review.reader_office, review.reader_organisation)
                others[office] = others.get(office, 0) + 1
    return Behind(members, [(*office, number) for office, number in others.items()])


def is_read_by_secretary(review, by: Member) -> bool:
    return review.reader_office == ReaderOffice.SECRETARY and review.author_id != by.pk


def declares(content: dict, code: str, frequency: str) -> bool:
    return any(
        answer["code"] == code and answer["frequency"] == frequency
        for answer in content["answers"]
    )
