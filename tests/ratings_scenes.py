"""Ratings brought to a state through the services, as their tests need them."""

from datetime import date, timedelta

from cells.models import Evaluation, Rating, RatingRule
from cells.ratings.rule_loading import data_files, load_rule
from cells.ratings.rule_text import rule_text
from cells.ratings.services import (
    ANSWER_FIELDS,
    SELF_FIELDS,
    SELF_KEY,
    Proposed,
    decide_rating,
    mark_not_rated,
    open_rating,
    open_ratings,
    propose,
    remark,
    return_rating,
    revise_decision,
    save_self_rating,
    send_self_rating,
)
from cells.saving import Edit, values_of
from cells.supervision.followed_lines import followed_lines, newest_standing
from cells.supervision.reporting_periods import Span, period_of
from cells.supervision.services import evaluate_line
from tests.factories import NOW, TODAY
from tests.plan_scenes import approved_plan, approver_of

YEAR = period_of(Span.YEAR, date(2026, 1, 1))
NOTE = "DẤU-RIÊNG lý do khác đề xuất"
STRENGTHS = "DẤU-RIÊNG hoàn thành 3 chuyên đề"
REMARK = "DẤU-NHẬN-XÉT có cố gắng khắc phục"
ALL_CAUTIONS = [
    "points", "weights", "tasks_1", "tasks_2", "tasks_3", "late", "gate", "gate_open",
    "votes", "without", "cap", "self_level", "above_self", "discipline",
]  # fmt: skip


def rules() -> list[RatingRule]:
    return [load_rule(path, now=NOW)[0] for path in data_files()]


def opened(cast, *, period=YEAR, now=NOW):
    rules()
    return open_ratings(cell=cast.cell, period=period, by=cast.secretary, now=now)


def rating_of(cast, member, *, period=YEAR) -> Rating:
    found = Rating.objects.filter(member=member, starts_on=period.starts_on)
    if not found.exists():
        opened(cast, period=period)
    return fresh(found.get())


def fresh(rating) -> Rating:
    return Rating.objects.with_office().select_related(
        "member", "cell", "rule", "self_rating", "decider_organisation",
    ).get(pk=rating.pk)  # fmt: skip


def edit(row, key, fields, **changed) -> Edit:
    values = values_of(row, fields) | changed
    return Edit(key=key, values=values, seen_version=row.version)


def written(cast, member, *, answer="met", level="good", points=60, note=NOTE):
    """Every criterion answered alike, with a note at each."""
    rating = rating_of(cast, member)
    edits = [
        edit(row, row.pk, ANSWER_FIELDS, answer=answer, note=note)
        for row in rating.answers.all()
    ]
    whole = {"level": level, "strengths": STRENGTHS}
    if rating.rule.text.points:
        whole["task_points"] = points
    edits.append(edit(rating.self_rating, SELF_KEY, SELF_FIELDS, **whole))
    save_self_rating(rating=rating, edits=edits, page="", sequence=0, now=NOW)
    return fresh(rating)


def sent(cast, member, **how) -> Rating:
    rating = written(cast, member, **how)
    send_self_rating(rating=rating, seen_version=rating.version, now=NOW)
    return fresh(rating)


def handler_of(cast, member):
    return approver_of(cast, member)


def remarked(cast, member, **how) -> Rating:
    rating = sent(cast, member, **how)
    by = handler_of(cast, member)
    open_rating(rating=rating, by=by, office=rating.office, now=NOW)
    remark(rating=rating, text=REMARK, by=by, seen_version=rating.version, now=NOW)
    return fresh(rating)


def proposal(**changed) -> Proposed:
    facts = {
        "proposed_level": "good",
        "meeting_on": TODAY,
        "vote_mode": "card",
        "votes_entitled": 5,
        "votes_excellent": 0,
        "votes_good": 4,
        "votes_done": 0,
        "votes_not_done": 0,
        "votes_blank": 1,
        "answer_by": TODAY + timedelta(days=7),
    }
    return Proposed(**facts | changed)


def proposed(cast, member, *, seen=ALL_CAUTIONS, how=None, **changed) -> Rating:
    rating = remarked(cast, member, **(how or {}))
    propose(
        rating=rating,
        proposed=proposal(**changed),
        cautions_seen=list(seen),
        by=handler_of(cast, member),
        seen_version=rating.version,
        now=NOW,
    )
    return fresh(rating)


AFTER = NOW + timedelta(days=8)


def decided(cast, member, *, level="good", note="", now=AFTER, **how) -> Rating:
    rating = proposed(cast, member, **how)
    decide_rating(
        rating=rating,
        level=level,
        number="12-QĐ/ĐU",
        decision_on=TODAY,
        note=note,
        by=cast.committee_secretary,
        seen_version=rating.version,
        now=now,
    )
    return fresh(rating)


def revised(cast, member) -> Rating:
    """Returned and proposed again, decided, and before the committee once more."""
    rating = proposed(cast, member)
    by = cast.committee_secretary
    return_rating(rating=rating, reason="Thiếu kết quả phiếu", by=by,
                  seen_version=rating.version, now=NOW)  # fmt: skip
    rating = fresh(rating)
    propose(
        rating=rating,
        proposed=proposal(),
        cautions_seen=ALL_CAUTIONS,
        by=handler_of(cast, member),
        seen_version=rating.version,
        now=NOW,
    )
    rating = fresh(rating)
    decide_rating(
        rating=rating,
        level="good",
        number="12-QĐ/ĐU",
        decision_on=TODAY,
        note="",
        by=by,
        seen_version=rating.version,
        now=AFTER,
    )
    rating = fresh(rating)
    revise_decision(
        rating=rating,
        reason="Có đơn đề nghị",
        paper="Công văn số 7",
        by=by,
        seen_version=rating.version,
        now=AFTER,
    )
    Rating.objects.filter(pk=rating.pk).update(answered_at=NOW)
    return fresh(rating)


def not_rated(cast, member) -> Rating:
    rating = rating_of(cast, member)
    mark_not_rated(
        rating=rating,
        code="absent",
        note="đi công tác dài ngày",
        by=handler_of(cast, member),
        seen_version=rating.version,
        now=NOW,
    )
    return fresh(rating)


MAKERS = {
    "self_rating": written,
    "self_rated": sent,
    "remarked": remarked,
    "proposed": proposed,
    "decided": decided,
    "not_rated": not_rated,
}


def plan_with(cast, member, results: list[str], *, declared=None):
    """An approved plan whose lines, due this year, are evaluated in turn."""
    declared = declared or {number: {} for number in range(1, len(results) + 2)}
    plan = approved_plan(cast, member, declared=declared)
    due_in_the_year(plan)
    lines = followed_lines(plan, newest_standing(plan))
    month = period_of(Span.MONTH, TODAY)
    for line, result in zip(lines, results, strict=True):
        if result:
            evaluate_line(
                plan=plan,
                plan_line=line.id,
                period=month,
                result=result,
                why="đã xem sản phẩm",
                by=approver_of(cast, member),
                now=NOW,
            )
    return plan


def due_in_the_year(plan) -> None:
    """The approved lines end in December instead of next year."""
    approval = plan.approvals.get(replaced_at=None)
    for line in approval.content["lines"]:
        if line["due_on"]:
            line["start_on"], line["due_on"] = "2026-10-05", "2026-12-15"
    approval.save()


__all__ = ["Evaluation", "rule_text"]
