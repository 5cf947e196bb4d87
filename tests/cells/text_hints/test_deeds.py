"""What a deed may lack, and the honest sentences that come near to it."""

import pytest

from cells.text_hints import time_and_place
from cells.text_hints.empty_phrases import (
    is_date_only,
    is_filler,
    is_generic,
    is_slogan,
)
from cells.text_hints.folding import words_of
from cells.text_hints.indicator_texts import is_lifted
from cells.text_hints.others import is_about_others
from cells.text_hints.praise import is_praise


@pytest.mark.parametrize(
    "text",
    [
        "tháng 6", "quý II", "QIII", "ngày 12/8", "12.8.2026", "đầu năm", "hôm thứ Hai",
        "kỳ họp chi bộ", "năm học 2025-2026", "trong học kỳ I", "tuần trước", "T9/2026",
        "hồi tháng Tư", "bữa trước", "dạo sau Tết", "vụ mùa rồi", "sáng nay", "6h30",
        "thang 6", "tuan truoc", "hoc ky I", "dau nam", "mồng 8 tháng 3",
    ],
)  # fmt: skip
def test_a_time_is_known_in_many_forms(text):
    words = words_of(text)
    assert time_and_place.has_time(words) or time_and_place.has_figure(words)


@pytest.mark.parametrize(
    "text", ["ba lần", "hai buổi", "2 bài", "mấy lần", "một hộ", "ba lan", "hai buoi"]
)
def test_a_number_of_times_is_as_good_as_a_date(text):
    assert time_and_place.has_time(words_of(text))


@pytest.mark.parametrize(
    "text", ["đôi khi", "thời gian qua", "trong năm qua", "có lúc", "thường xuyên"]
)
def test_what_fits_any_deed_is_no_time(text):
    assert not time_and_place.has_time(words_of(text))


@pytest.mark.parametrize(
    "text",
    ["tại cuộc họp", "ở lớp", "xuống thôn", "trong phòng họp", "ra ủy ban, ở trụ sở",
     "trước hội nghị", "phòng họp khoa", "tai cuoc hop", "lên nhóm Zalo"],
)  # fmt: skip
def test_a_place_is_known(text):
    assert time_and_place.has_place(words_of(text))


@pytest.mark.parametrize(
    "text", ["trong công tác", "trong cuộc sống", "trong tổ chức", "từ bản thân"]
)
def test_no_place_is_read_into_a_phrase(text):
    assert not time_and_place.has_place(words_of(text))


@pytest.mark.parametrize(
    "text",
    ["", " ", ".", "…", "-", "không", "Không có.", "ko", "abc", "aaaa", "n/a",
     "như trên", "nt", "đã nêu", "Dạ không ạ", "khong co", "xem mục 5"],
)  # fmt: skip
def test_filler_is_known(text):
    assert is_filler(words_of(text))


@pytest.mark.parametrize("text", ["Nể vợ.", "Lười.", "Quên tắt đèn", "Không đọc sách"])
def test_a_short_answer_is_no_filler(text):
    assert not is_filler(words_of(text))


def test_a_hedge_with_a_deed_of_ones_own_is_not_generic():
    generic = "Đôi khi còn nể nang trong phê bình"
    assert is_generic(words_of(generic))
    assert not is_generic(words_of(f"{generic}, như kỳ họp tháng 6 bàn việc thu quỹ"))


def test_a_promise_with_an_act_is_no_slogan():
    promise = "Nâng cao tinh thần trách nhiệm"
    assert is_slogan(words_of(promise))
    assert not is_slogan(words_of(f"{promise}: từ tháng 12 trả lời đơn trong 3 ngày"))


def test_a_date_with_one_word_of_a_deed_is_a_deed():
    assert is_date_only(words_of("Tháng 6 và tháng 8, tại khoa"))
    assert not is_date_only(words_of("Tháng 6 vắng họp"))


@pytest.mark.parametrize(
    ("text", "praised"),
    [
        ("Tôi làm việc quá nhiệt tình", True),
        ("Nhiệt tình quá", True),
        ("lam viec qua nhiet tinh", True),
        ("Tôi chưa quá nhiệt tình", False),
        ("Chưa nhiệt tình", False),
        ("Quá chủ quan", False),
        ("Tháng 4 quá nhiệt tình tiếp khách nên bỏ hai tiết dạy", False),
    ],
)
def test_a_merit_is_not_taken_for_a_fault(text, praised):
    assert is_praise(words_of(text)) is praised


def test_the_words_of_the_resolution_are_known_again():
    lifted = "Nể nang, né tránh, ngại va chạm, thấy đúng không bảo vệ"
    assert is_lifted(words_of(lifted), 5)
    assert is_lifted(words_of(f"Tôi còn {lifted.lower()}"), 9)
    deed = "Nể nang, né tránh: tháng 4 biết anh Hà nghỉ không phép mà vẫn chấm công"
    assert not is_lifted(words_of(deed), 5)


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Một số đồng chí còn lười học", True),
        ("mot so dong chi con luoi hoc", True),
        ("Anh em trong khoa còn đi muộn", True),
        ("Một số đồng chí nghỉ họp, tôi không nhắc", False),
        ("Chưa nhắc một số đồng chí nghỉ họp", False),
    ],
)
def test_whom_a_sentence_is_about(text, others):
    assert is_about_others(words_of(text)) is others
