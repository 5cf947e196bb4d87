"""Filing a report: what is filed, and what is refused."""

from datetime import timedelta

import pytest

from cells.canonical import content_hash
from cells.indicators.models import Frequency
from cells.models import (
    AuditEntry,
    GeneralPart,
    IndicatorAnswer,
    Notification,
    SelfReview,
    Submission,
)
from cells.reviews.filed_content import FiledContent
from cells.reviews.models import ReviewStatus
from cells.rounds.models import CellRoundStatus
from cells.workflow import WorkflowError
from tests.cells.reviews.acts import change, file, recall, shut, status_of
from tests.factories import (
    NOW,
    answer_all,
    shown_hash,
)
from tests.rounds_scenes import review_facts


@pytest.fixture
def review(cast):
    return answer_all(cast.review_of(cast.author))


def number_with_parts(review) -> int:
    return (
        review.answers.filter(indicator__parts__isnull=False)
        .order_by("indicator__number")
        .values_list("indicator__number", flat=True)
        .first()
    )


# --- What is filed -----------------------------------------------------------


def test_a_filing_copies_the_whole_report_with_its_wording(cast, review):
    submission = file(review)
    assert status_of(review) == ReviewStatus.FILED
    content = FiledContent.from_json(submission.content)
    assert [answer.number for answer in content.answers] == list(range(1, 28))
    indicators = cast.cell_round.round.catalogue.indicators.order_by("number")
    assert [(a.code, a.label, a.text) for a in content.answers] == [
        (each.code, each.label, each.text) for each in indicators
    ]
    assert [group["number"] for group in content.groups] == [1, 2, 3]
    assert submission.content_sha256 == content_hash(submission.content)
    assert content.author["full_name"] == "Hoàng Văn Sơn"


def test_a_later_change_of_wording_does_not_touch_what_was_filed(cast, review):
    submission = file(review)
    before = Submission.objects.get(pk=submission.pk).content
    cast.cell_round.round.catalogue.indicators.update(text="khác", label="khác")
    assert Submission.objects.get(pk=submission.pk).content == before


def test_text_under_none_stays_in_the_working_copy_alone(review):
    change(review, 5, deed="Tôi còn nghĩ thêm.", cause_objective="Vì", remedy="Sửa")
    submission = file(review)
    fifth = submission.content["answers"][4]
    assert {fifth[name] for name in ("deed", "cause_objective", "remedy")} == {""}
    assert "Tôi còn nghĩ thêm." not in str(submission.content)
    kept = IndicatorAnswer.objects.get(review=review, indicator__number=5)
    assert (kept.deed, kept.remedy) == ("Tôi còn nghĩ thêm.", "Sửa")


def test_marked_parts_come_with_their_wording(review):
    number = number_with_parts(review)
    change(review, number, frequency=Frequency.OFTEN, marked_parts=[2], deed="Việc.")
    filed = file(review).content["answers"][number - 1]
    part = review.answers.get(indicator__number=number).indicator.parts.get(number=2)
    assert filed["parts"] == [{"number": 2, "text": part.text}]


@pytest.mark.parametrize(
    ("days", "is_late"), [(0, False), (13, False), (14, False), (15, True)]
)
def test_a_date_never_locks_but_marks_late(days, is_late, cast, review):
    """Until the end of the day in Viet Nam: 23:59 there is 16:59 in UTC."""
    now = (NOW + timedelta(days=days)).replace(hour=16, minute=59)
    assert file(review, now=now).is_late is is_late


def test_one_minute_past_midnight_is_late(review):
    assert file(review, now=(NOW + timedelta(days=14)).replace(hour=17)).is_late


def test_filings_are_numbered_and_a_number_is_never_used_again(review):
    assert file(review).number == 1
    recall(review)
    assert file(review).number == 2
    recall(review)
    assert file(review).number == 3


def test_the_reader_is_told_and_the_act_is_recorded(cast, review):
    submission = file(review)
    told = Notification.objects.filter(kind="review_filed")
    assert list(told.values_list("recipient", flat=True)) == [cast.secretary.pk]
    entry = AuditEntry.objects.get(action="review.file")
    assert (entry.actor, entry.target_id) == (cast.author, submission.pk)
    assert entry.details == {
        "number": 1, "sha256": submission.content_sha256, "is_late": False
    }  # fmt: skip


def test_the_reader_is_set_again_at_each_filing(cast, review):
    file(review)
    recall(review)
    cast.secretary.mandate_rows.update(ended_on=NOW.date() - timedelta(days=1))
    file(review)
    assert SelfReview.objects.get(pk=review.pk).reader_office == "deputy"


# --- What is refused ---------------------------------------------------------


def refused(review, match, **kwargs):
    """Nothing is changed, and the sentence says why."""
    before = SelfReview.objects.filter(pk=review.pk).values().get()
    with pytest.raises(WorkflowError, match=match):
        file(review, **kwargs)
    assert SelfReview.objects.filter(pk=review.pk).values().get() == before
    assert not Submission.objects.exists()
    assert not AuditEntry.objects.filter(action="review.file").exists()
    assert not Notification.objects.filter(kind="review_filed").exists()


def test_every_unanswered_item_is_named(review):
    change(review, 4, frequency=None)
    change(review, 19, frequency=None)
    refused(review, r"\b4, 19\b")


def test_a_missing_part_is_named(review):
    number = number_with_parts(review)
    change(review, number, frequency=Frequency.RARELY, deed="Một việc.")
    refused(review, rf"\b{number}\b")


def test_an_empty_deed_is_named(review):
    number = next(
        answer.indicator.number
        for answer in review.answers.select_related("indicator")
        if not answer.indicator.parts.exists()
    )
    change(review, number, frequency=Frequency.RARELY, deed=" \n ")
    refused(review, rf"\b{number}\b")


def test_an_empty_cause_or_remedy_is_only_a_hint(review):
    number = number_with_parts(review)
    change(review, number, frequency="often", marked_parts=[1], deed="Một việc.")
    assert file(review).number == 1


def test_what_was_not_read_through_is_not_filed(review):
    shown = shown_hash(review)
    GeneralPart.objects.filter(review=review).update(direction="Viết thêm ở máy khác.")
    refused(review, "read|đọc", shown=shown)


def test_pressed_twice_it_is_filed_once(review):
    seen, shown = SelfReview.objects.get(pk=review.pk).version, shown_hash(review)
    file(review, seen_version=seen, shown=shown)
    with pytest.raises(WorkflowError):
        file(review, seen_version=seen, shown=shown)
    assert Submission.objects.count() == 1


def test_a_page_of_an_earlier_visit_to_the_same_state_files_nothing(review):
    seen = SelfReview.objects.get(pk=review.pk).version
    file(review)
    recall(review)
    with pytest.raises(WorkflowError):
        file(review, seen_version=seen)


@pytest.mark.parametrize(
    "status",
    [CellRoundStatus.REVIEWS_CLOSED, CellRoundStatus.CLOSED, CellRoundStatus.CANCELLED],
)
def test_nothing_is_filed_when_the_round_is_not_open(status, cast, review):
    shut(cast, status)
    refused(review, ".")


def test_without_any_reader_it_is_not_filed(cast, review):
    cast.secretary.mandate_rows.all().delete()
    cast.deputy.mandate_rows.all().delete()
    cast.committee_secretary.mandate_rows.all().delete()
    refused(review, ".")


@pytest.mark.parametrize("status", ["guided", "rewrite", "not_filed"])
def test_from_every_state_with_the_author_it_can_be_filed(status, review):
    SelfReview.objects.filter(pk=review.pk).update(status=status)
    file(review)
    assert status_of(review) == ReviewStatus.FILED


@pytest.mark.parametrize("status", ["filed", "accepted", "excused"])
def test_from_no_other_state(status, review):
    SelfReview.objects.filter(pk=review.pk).update(**review_facts(status))
    refused(review, ".")
