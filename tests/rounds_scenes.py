"""Rounds and reports in a state, with what the database asks of that state."""

from datetime import timedelta

from cells.journey.authors_follow_memberships import follow_memberships
from cells.journey.committee_rounds import (
    draft_committee_round,
    issue_committee_round,
)
from cells.models import (
    CellRound,
    Membership,
    Organisation,
    ReviewRound,
    SelfReview,
)
from cells.rounds.models import DATE_FIELDS
from tests.factories import NOW, TODAY, load_catalogue_once


def round_facts(status) -> dict:
    """What a cell's round holds in this state."""
    facts = {"status": status, "closed_at": NOW}
    if status == "cancelled":
        facts |= {"cancelled_at": NOW, "cancel_reason": "Đợt của cấp trên đã mở"}
    return facts


def review_facts(status) -> dict:
    """What a report holds in this state."""
    return {"status": status} | (
        {"excused_reason": "exempt"} if status == "excused" else {}
    )


def put_round(cell_round, status) -> CellRound:
    CellRound.objects.filter(pk=cell_round.pk).update(**round_facts(status))
    return CellRound.objects.get(pk=cell_round.pk)


def put_review(review, status) -> SelfReview:
    SelfReview.objects.filter(pk=review.pk).update(**review_facts(status))
    return SelfReview.objects.get(pk=review.pk)


def committee_draft(cast, *, by=None, reach=None, spared=(), **fields) -> ReviewRound:
    """A draft of the committee, for its whole subtree unless ``reach`` is named."""
    review_round = unsaved_round(**fields)
    draft_committee_round(
        review_round=review_round,
        organisation=Organisation.objects.get(pk=cast.committee.pk),
        reach=reach or Organisation.objects.get(pk=cast.committee.pk),
        spared=list(spared),
        by=by or cast.staff,
        now=NOW,
    )
    return ReviewRound.objects.get(pk=review_round.pk)


def unsaved_round(**fields) -> ReviewRound:
    catalogue = load_catalogue_once()
    facts = {
        "title": "Đợt tự soi, tự sửa của Đảng bộ",
        "year": 2026,
        "legal_basis": "Kế hoạch số 45-KH/ĐU, ngày 15/9/2026 của Đảng ủy",
        "period_from": TODAY - timedelta(days=365),
        "period_to": TODAY,
    }
    days = (7, 21, 28, 32, 43, 398)
    facts |= {
        name: TODAY + timedelta(days=number)
        for name, number in zip(DATE_FIELDS, days, strict=True)
    }
    facts |= {f"meaning_{level}": text for level, text in catalogue.meanings.items()}
    return ReviewRound(**facts | fields)


def end_open_rounds(*cells) -> None:
    """The figures of the cells' rounds are frozen, so that another may begin."""
    CellRound.objects.filter(cell__in=cells).update(status="reviews_closed")


def issue(review_round, by, *, seen_version=None, now=NOW):
    review_round = ReviewRound.objects.select_related("organisation", "reach").get(
        pk=review_round.pk
    )
    return issue_committee_round(
        review_round=review_round,
        by=by,
        seen_version=review_round.version if seen_version is None else seen_version,
        now=now,
    )


def excused(review, *, reason="exempt") -> SelfReview:
    """The report of somebody whose standing obliges them no longer."""
    Membership.objects.filter(member=review.author, ended_on=None).update(
        ended_on=TODAY - timedelta(days=1)
    )
    if reason != "transferred":
        Membership.objects.create(
            member=review.author,
            cell=review.cell_round.cell,
            standing=reason,
            started_on=TODAY,
        )
    follow_memberships(cell=review.cell_round.cell, now=NOW)
    return SelfReview.objects.get(pk=review.pk)


def write_again(review) -> Membership:
    """The author is an official member again since today."""
    member = review.author
    Membership.objects.filter(member=member, started_on=TODAY).delete()
    return Membership.objects.create(
        member=member, cell=review.cell_round.cell, started_on=TODAY
    )
