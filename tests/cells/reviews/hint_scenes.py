"""Reports of two years and of two members, for the tests of the hints."""

from datetime import timedelta

from django.urls import reverse

from cells.models import CellRound, SelfReview, Submission
from cells.reviews.services import open_submission
from tests.factories import NOW, accept, file_review, open_round
from tests.rounds_scenes import put_round

DEED = (
    "Trong quý II và quý III, tôi mới đọc 2 trong 4 chuyên đề bồi dưỡng lý luận theo "
    "lịch của Đảng ủy; sổ ghi chép có 2 bài, còn sơ sài."
)
NEARLY = DEED.replace("mới đọc", "chỉ đọc").replace("ủy", "uỷ")
OTHER = "Tháng 8 tôi đi họp khoa muộn hai buổi và không báo trước."
HONEST = {
    "deed": OTHER,
    "cause_subjective": "Tôi chủ quan, không xem lịch.",
    "cause_objective": "",
    "remedy": "Ghi lịch họp lên bảng, xem mỗi sáng.",
}

LAST_YEAR = "ần giống bản năm trước"
COLLEAGUE = "Gần giống bản của một đồng chí khác."
GENERIC = "âu này ai cũng viết được"


def next_round(cast) -> CellRound:
    """The round of the year after; all of the cell write anew."""
    put_round(cast.cell_round, "closed")
    return open_round(cast.cell, cast.secretary, now=NOW + timedelta(hours=1))


def review_in(cell_round, author) -> SelfReview:
    return SelfReview.objects.get(cell_round=cell_round, author=author)


def with_last_year(cast, deed=DEED) -> CellRound:
    """The author's report of last year was accepted; a new round is open."""
    filed = file_review(cast.review_of(cast.author), declared={3: {"deed": deed}})
    file_review(cast.review_of(cast.secretary))
    accept(filed, cast.secretary)
    return next_round(cast)


def opened(submission, reader) -> Submission:
    fresh = Submission.objects.select_related("review__cell_round").get(
        pk=submission.pk
    )
    open_submission(submission=fresh, reader=reader, now=NOW)
    return fresh


def write_url(review, group=1) -> str:
    return reverse("reviews:write", args=[review.pk, group])


def page_of(client, member, url) -> str:
    client.force_login(member)
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()
