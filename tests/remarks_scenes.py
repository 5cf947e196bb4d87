"""Sessions under way, with what is recorded in them, through the product's services."""

from datetime import date
from uuid import uuid4

from cells.canonical import content_hash
from cells.indicators.models import Indicator
from cells.meetings.minutes_content import content_now
from cells.meetings.services.answers import Answer, answer_record
from cells.meetings.services.findings import FindingValues, record_finding
from cells.meetings.services.minutes import draft_minutes
from cells.meetings.services.points import PointValues, record_point
from cells.meetings.services.remarks import (
    RemarkValues,
    record_remark,
    strike_remark,
)
from cells.models import (
    CellFinding,
    DiscussionPoint,
    Meeting,
    Minutes,
    Remark,
    Turn,
    Vote,
)
from cells.reviews.models import Guidance, Outcome, Submission
from cells.reviews.services import decide_self_review, open_submission
from cells.summaries.services import MeasureValues
from tests.factories import NOW, TODAY, file_review
from tests.meeting_scenes import planned

DEED = "Phiếu dự giờ ngày 12/8 gửi chậm 3 ngày."
PERSON = "Đồng chí là người ích kỷ, lười biếng."


def running(cast, **values) -> Meeting:
    """A session that has begun: chaired by the secretary, recorded by the colleague."""
    return begun(planned(cast, **values))


def begun(meeting) -> Meeting:
    rows = Meeting.objects.filter(pk=meeting.pk)
    rows.update(status="running", started_at=NOW, held_on=TODAY)
    return loaded(meeting)


def ended(meeting) -> Meeting:
    Meeting.objects.filter(pk=meeting.pk).update(status="ended", ended_at=NOW)
    return loaded(meeting)


def loaded(meeting) -> Meeting:
    """As another request would load it."""
    rows = Meeting.objects.select_related(
        "cell_round__round", "cell_round__cell", "chair", "clerk", "minutes_of"
    )
    return rows.get(pk=meeting.pk)


def presents(meeting, member) -> Turn:
    return Turn.objects.create(
        meeting=meeting, member=member, position=1, minutes=6, status="running"
    )


def number(meeting, which: int) -> Indicator:
    catalogue = meeting.cell_round.round.catalogue_id
    return Indicator.objects.get(catalogue=catalogue, number=which)


def values(cast, **changed) -> RemarkValues:
    facts = {"subject": cast.author, "author": cast.former, "deed": DEED}
    return RemarkValues(**facts | changed)


def remark(meeting, cast, *, looked_at="", now=NOW, by=None, **changed) -> Remark:
    return record_remark(
        meeting=meeting,
        values=values(cast, **changed),
        page_id=uuid4(),
        looked_at=looked_at,
        by=by or cast.colleague,
        now=now,
    )


def struck(meeting, cast, reason="Không đúng việc", **changed) -> Remark:
    row = remark(meeting, cast, **changed)
    strike_remark(remark=row, reason=reason, seen_version=1, by=cast.secretary, now=NOW)
    return row


def finding(meeting, cast, *, by=None, kept=None, **changed) -> CellFinding:
    facts = {
        "subject": cast.author,
        "indicator": number(meeting, 5),
        "wording": "Nể nang khi nhận xét giờ dạy",
    } | changed
    return record_finding(
        meeting=meeting,
        values=FindingValues(**facts),
        page_id=uuid4(),
        kept=kept,
        by=by or cast.colleague,
        now=NOW,
    )


def point(meeting, cast, *, text="Lập phiếu góp ý", solution=None, **changed):
    return record_point(
        meeting=meeting,
        values=PointValues(text=text, **changed),
        solution=solution,
        page_id=uuid4(),
        by=cast.colleague,
        now=NOW,
    )


def solution(cast, **changed) -> MeasureValues:
    facts = {
        "text": "Lập phiếu góp ý sau mỗi giờ dạy",
        "person": cast.author,
        "due_on": date(2026, 12, 1),
        "product": "01 mẫu phiếu",
    }
    return MeasureValues(**facts | changed)


def answered(record, by, kind="explains", text="Hôm đó tôi đi công tác") -> None:
    """Answered by the member, or written down by somebody else."""
    record.refresh_from_db()
    answer_record(
        record=record,
        answer=Answer(kind, text),
        seen_version=record.version,
        by=by,
        now=NOW,
    )


def vote_on(row: CellFinding, cast, *, status="open", **totals) -> Vote:
    if status == "closed":
        totals = {
            "base": {},
            "entitled": 5, "in_favour": 4, "against": 1, "blank": 0, "carried": True
        } | totals  # fmt: skip
    vote = Vote.objects.create(
        meeting=row.meeting,
        page_id=uuid4(),
        subject="finding",
        question="Chi bộ chỉ ra",
        rule="more_than_half",
        status=status,
        opened_by=cast.colleague,
        opened_at=NOW,
        cancel_reason="Hoãn" if status == "cancelled" else "",
        **totals,
    )
    CellFinding.objects.filter(pk=row.pk).update(vote=vote)
    row.refresh_from_db()
    return vote


def vote_on_minutes(meeting, cast) -> Vote:
    return Vote.objects.create(
        meeting=meeting,
        page_id=uuid4(),
        subject="minutes",
        question="Thông qua biên bản",
        rule="more_than_half",
        status="closed",
        base={},
        entitled=5,
        in_favour=5,
        against=0,
        blank=0,
        carried=True,
        opened_by=cast.colleague,
        opened_at=NOW,
        closed_at=NOW,
    )


def minutes_passed(meeting, cast, status="passed") -> Minutes:
    """Drafted from the records and passed, as the rows say it."""
    minutes = draft_minutes(meeting=loaded(meeting), by=cast.colleague, now=NOW)
    content = content_now(minutes)
    Minutes.objects.filter(pk=minutes.pk).update(
        status=status,
        passed_at=NOW,
        passed_by_vote=vote_on_minutes(meeting, cast),
        locked_at=NOW if status == "locked" else None,
        content=content,
        content_sha256=content_hash(content),
    )
    return Minutes.objects.get(pk=minutes.pk)


def kept_item(cast, *, reader=None, member=None, which=7) -> Submission:
    """An item of the author's report, returned twice, kept, the report accepted."""
    member, reader = member or cast.author, reader or cast.secretary
    own = cast.review_of(cast.secretary)
    if not own.submissions.exists():
        file_review(own)  # the secretary goes first
    review = cast.review_of(member)
    kept = {which: {"deed": "Việc của tôi.", "kept_reason": "Đúng như vậy."}}
    submission = file_review(review, declared={which: {"deed": "Việc của tôi."}})
    for turn in (1, 2):
        give_back(submission, reader, which, f"Định hướng {turn}.")
        submission = file_review(cast.review_of(member), declared=kept)
    decide(submission, reader, Outcome.ACCEPT)
    return submission


def give_back(submission, reader, which, text) -> None:
    answers = submission.review.answers
    Guidance.objects.create(
        submission=submission,
        indicator=answers.get(indicator__number=which).indicator,
        writer=reader,
        text=text,
    )
    decide(submission, reader, Outcome.GUIDE, due_on=TODAY)


def decide(submission, reader, outcome, **facts) -> None:
    submission = Submission.objects.get(pk=submission.pk)
    open_submission(submission=submission, reader=reader, now=NOW)
    decide_self_review(
        submission=submission,
        reader=reader,
        outcome=outcome,
        seen_version=submission.review.version,
        now=NOW,
        **facts,
    )


def counts() -> tuple[int, int, int]:
    return (
        Remark.objects.count(),
        DiscussionPoint.objects.count(),
        CellFinding.objects.count(),
    )
