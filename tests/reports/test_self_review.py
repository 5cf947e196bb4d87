"""The self-review report as PDF (paper 5.1): draft, print for the signature, filed."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from cells.models import (
    AuditEntry,
    CellRound,
    GeneralPart,
    OrganisationPreferences,
    RemediationPlan,
    Submission,
)
from cells.reviews.services.confirming import printed_code
from reports.contexts.self_review_facts import filed_document
from reports.pdf import render_pdf
from reports.review_views import SELF_REVIEW
from tests.entries_scenes import (
    SECRET,
    confirmed,
    enter,
    entered,
    entry_of,
    fresh,
    named,
    secretary_filed,
    type_in,
)
from tests.factories import accept, answer_all, file_review
from tests.plan_scenes import approved_plan

DECLARED = {
    3: {
        "deed": "Chậm nộp hai báo cáo quý III",
        "cause_subjective": "Chưa lập lịch",
        "cause_objective": "Trùng kỳ thi",
        "remedy": "Lập lịch tuần từ tháng 11",
    },
    5: {"deed": "Chưa góp ý trong ba kỳ", "frequency": "often"},
}


pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def filed(cast) -> Submission:
    secretary_filed(cast)
    review = answer_all(cast.review_of(cast.author), declared=DECLARED)
    GeneralPart.objects.filter(review=review).update(
        strengths="Hoàn thành 320 giờ giảng", direction="Lập lịch\nGóp ý mỗi kỳ"
    )
    return file_review(review, declared=DECLARED)


def take(client, person, name, pk):
    client.force_login(person)
    return client.get(reverse(f"reports:{name}", args=[pk]))


def text_of(answer) -> str:
    pages = PdfReader(BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_it_says_what_the_paper_says(filed, cast, client):
    text = text_of(take(client, cast.author, "self_review", filed.pk))
    for words in (
        "BÁO CÁO",
        "“tự soi, tự sửa” năm 2026",
        "Họ và tên: Hoàng Văn Sơn; sinh hoạt tại Chi bộ Khoa Xây dựng Đảng; kỳ tự soi",
        "bản nộp lần 1",
        "Thực hiện Kế hoạch số 45-KH/ĐU, ngày 15/9/2026 của Đảng ủy, đối chiếu",
        "Nghị quyết số 04-NQ/TW, ngày 30/10/2016",
        "I- ƯU ĐIỂM",
        "Hoàn thành 320 giờ giảng",
        "II- KẾT QUẢ KHẮC PHỤC ĐỢT TRƯỚC",
        "Đây là đợt đầu, chưa có kế hoạch trước.",
        "III- KẾT QUẢ TỰ SOI",
        "tự nhận có việc liên quan ở 2 biểu hiện; 25 biểu hiện còn lại không có",
        "Chậm nộp hai báo cáo quý III",
        "Chủ quan: Chưa lập lịch",
        "Khách quan: Trùng kỳ thi",
        "Lập lịch tuần từ tháng 11",
        "Thường xuyên",
        "Các biểu hiện số 1, 2, 4, 6–27: không có.",
        "IV- PHƯƠNG HƯỚNG TỰ SỬA",
        "Tôi trình bày báo cáo này trước chi bộ",
        "NGƯỜI VIẾT BÁO CÁO",
        "(ký, ghi rõ họ tên)",
        "ngày 05 tháng 10 năm 2026",
    ):
        assert words in text, words
    for absent in ("Nơi nhận", "DỰ THẢO", "V- ĐỀ NGHỊ", "Ý kiến của", "Mã nội dung"):
        assert absent not in text, absent


def test_the_readers_statement_once_it_is_accepted(filed, cast, client):
    accept(filed, cast.secretary)
    text = text_of(take(client, cast.author, "self_review", filed.pk))
    assert (
        "Ý kiến của Bí thư Chi bộ: Báo cáo đạt yêu cầu để tổng hợp và trình bày trước "
        "chi bộ. Ngày 05/10/2026." in text
    )


@pytest.mark.parametrize(("old", "word"), [(False, "Đảng ủy"), (True, "khoá XII")])
def test_standing_words_follow_the_spelling_of_the_cell(filed, cast, old, word):
    OrganisationPreferences.objects.create(
        organisation=cast.cell, old_tone_spelling=old
    )
    pdf = render_pdf(SELF_REVIEW, {"document": filed_document(loaded(filed))})
    pages = PdfReader(BytesIO(pdf)).pages
    assert word in " ".join(" ".join(p.extract_text() for p in pages).split())


def loaded(submission) -> Submission:
    return Submission.objects.select_related(
        "review__cell_round__round", "review__cell_round__cell"
    ).get(pk=submission.pk)


def test_with_an_earlier_plan_the_place_stays_open(filed, cast):
    assert filed_document(loaded(filed)).is_first_round
    plan = approved_plan(cast, cast.colleague)
    plans = RemediationPlan.objects.filter(pk=plan.pk)
    plans.update(author=cast.author)
    assert filed_document(loaded(filed)).is_first_round  # the same round is no earlier
    plans.update(cell_round=cast.other_round)
    earlier = cast.cell_round.opened_at - timedelta(days=300)
    CellRound.objects.filter(pk=cast.other_round.pk).update(opened_at=earlier)
    assert not filed_document(loaded(filed)).is_first_round


def test_the_working_copy_is_a_draft(cast, client):
    review = answer_all(cast.review_of(cast.author), declared=DECLARED)
    review.answers.filter(indicator__number__in=[7, 8]).update(frequency=None)
    answer = take(client, cast.author, "self_review_draft", review.pk)
    text = text_of(answer)
    assert "DỰ THẢO" in text
    assert "Chưa trả lời biểu hiện số 7, 8." in text
    assert "ngày … tháng … năm 2026" in text
    assert answer["Cache-Control"] == "no-store"
    assert AuditEntry.objects.get(action="review.export").actor == cast.author


def test_nobody_has_begun_and_it_prints_all_the_same(cast, client):
    review = cast.review_of(cast.author)
    answer = take(client, cast.author, "self_review_draft", review.pk)
    assert "Chưa trả lời biểu hiện số 1–27." in text_of(answer)


def test_nothing_declared_is_said_in_words(cast, client):
    secretary_filed(cast)
    submission = file_review(cast.review_of(cast.author))
    text = text_of(take(client, cast.author, "self_review", submission.pk))
    assert "không có việc liên quan ở 27 biểu hiện." in text


# --- Who takes it, and what is recorded -------------------------------------------


def test_the_readers_taking_is_an_opening_and_an_export(filed, cast, client):
    assert take(client, cast.secretary, "self_review", filed.pk).status_code == 200
    opening = AuditEntry.objects.get(action="submission.open")
    assert (opening.actor, opening.target_id) == (cast.secretary, filed.pk)
    export = AuditEntry.objects.get(action="review.export")
    assert export.details == {
        "form": "pdf", "number": 1, "sha256": filed.content_sha256
    }  # fmt: skip
    assert Submission.objects.get(pk=filed.pk).first_opened_at


def test_the_author_opens_nothing_by_it(filed, cast, client):
    take(client, cast.author, "self_review", filed.pk)
    assert not AuditEntry.objects.filter(action="submission.open").exists()
    assert Submission.objects.get(pk=filed.pk).first_opened_at is None


def test_a_secretary_who_has_not_filed_first_gets_the_sentence(cast, client):
    submission = file_review(cast.review_of(cast.author), declared=DECLARED)
    answer = take(client, cast.secretary, "self_review", submission.pk)
    assert answer.status_code == 302
    page = client.get(answer.url)
    assert page.status_code == 409
    assert "Chậm nộp" not in page.content.decode()
    assert not AuditEntry.objects.filter(action="review.export").exists()


def test_names_and_metadata_name_no_person(filed, cast, client):
    answer = take(client, cast.author, "self_review", filed.pk)
    name = answer["Content-Disposition"]
    assert name == 'attachment; filename="bao-cao-tu-soi-dot-1-cb-1.pdf"'
    metadata = str(PdfReader(BytesIO(answer.content)).metadata)
    assert "Sơn" not in metadata


# --- The print to be signed --------------------------------------------------------


def test_the_print_carries_its_code_on_every_page(cast, client):
    long = "Việc đã xảy ra trong quý III năm 2026. " * 60
    review = type_in(named(cast), declared={n: {"deed": long} for n in (3, 5, 9)})
    enter(review)
    code = printed_code(entry_of(review).content_sha256)
    answer = take(client, cast.colleague, "paper_entry_print", review.pk)
    pages = PdfReader(BytesIO(answer.content)).pages
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        words = " ".join(page.extract_text().split())
        assert f"Mã nội dung: {code} – trang {number}/{len(pages)}" in words
    assert "DỰ THẢO" not in text_of(answer)
    assert "in để người viết đọc lại và ký" in text_of(answer)


def test_a_print_by_the_typist_is_an_opening(cast, client):
    review = entered(cast)
    AuditEntry.objects.filter(action="selfreview.open").delete()
    take(client, cast.colleague, "paper_entry_print", review.pk)
    assert AuditEntry.objects.get(action="selfreview.open").actor == cast.colleague
    take(client, cast.author, "paper_entry_print", review.pk)
    assert AuditEntry.objects.filter(action="selfreview.open").count() == 1


@pytest.mark.parametrize("who", ["author", "colleague"])
def test_before_and_after_there_is_nothing_to_sign(cast, client, who):
    review = type_in(named(cast))
    person = getattr(cast, who)
    assert take(client, person, "paper_entry_print", review.pk).status_code == 404
    enter(review)
    assert take(client, person, "paper_entry_print", review.pk).status_code == 200


def test_a_filed_version_from_paper_says_so(cast, client):
    secretary_filed(cast)
    submission = confirmed(cast)
    text = text_of(take(client, cast.author, "self_review", submission.pk))
    assert "Nhập từ bản giấy, người viết đã xác nhận ngày 05/10/2026." in text
    assert SECRET in text
    assert fresh(submission.review).typist is None


def test_the_longest_texts_are_printed_whole_over_several_pages(cast, client):
    long = "Việc đã làm chậm. " * 554 + "HẾTVIỆC"
    declared = {
        3: {"deed": long, "remedy": long.replace("VIỆC", "SỬA")},
        4: {"deed": "Việc ngắn"},
    }
    secretary_filed(cast)
    submission = file_review(cast.review_of(cast.author), declared=declared)
    text = text_of(take(client, cast.author, "self_review", submission.pk))
    for words in ("HẾTVIỆC", "HẾTSỬA", "Việc ngắn", "NGƯỜI VIẾT BÁO CÁO"):
        assert words in text, words
