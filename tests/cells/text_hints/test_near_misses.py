"""Sentences that stand on the edge of a hint, on this side of it and on the other."""

import pytest

from cells.text_hints.empty_phrases import is_filler, is_generic
from cells.text_hints.folding import words_of
from cells.text_hints.lines import (
    plan_line_line_codes,
    remark_line_codes,
    review_codes,
)
from cells.text_hints.others import is_about_others
from cells.text_hints.praise import is_praise

DEED = "Hôm 4/6 ở nhà văn hóa tôi ghi sót hai phiếu."


def remedy_codes(remedy: str) -> list[str]:
    return review_codes({"frequency": "rarely", "fact": DEED, "remedy": remedy})


@pytest.mark.parametrize(
    ("text", "generic"),
    [
        ("Trong năm 2026, tôi còn nể nang trong phê bình", True),
        ("Năm 2025 có lúc chưa chủ động trong công việc", True),
        ("Tháng 6/2026 tôi còn nể nang trong phê bình", False),
        ("Năm 2026 hai lần còn nể nang trong phê bình", False),
        ("Ít đọc văn kiện của Đảng", True),
    ],
)
def test_the_year_of_the_report_is_no_time_of_a_deed(text, generic):
    assert is_generic(words_of(text)) is generic


@pytest.mark.parametrize(
    "text", ["hgfd", "zxcvb bnm", "bbbb bbbb", "không có gì đáng kể"]
)
def test_what_was_knocked_on_the_keys_is_filler(text):
    assert is_filler(words_of(text))


@pytest.mark.parametrize("text", ["Nghiện thuốc", "Say", "Quên", "Thù vặt", "2 bài"])
def test_short_words_are_words(text):
    assert not is_filler(words_of(text))


@pytest.mark.parametrize(
    ("text", "praised"),
    [
        ("Năm 2026 hoàn thành xuất sắc 4/4 chỉ tiêu", True),
        ("Được tặng giấy khen dù khai thừa 2 sáng kiến", False),
        ("Hoàn thành tốt nhiệm vụ nhưng hay gắt với dân", False),
        ("Tôi luôn giản dị, gần gũi", True),
        ("Tham gia đầy đủ các buổi lao động", True),
        ("Chưa tham gia đầy đủ các buổi lao động", False),
    ],
)
def test_an_honour_is_praise_unless_something_clouds_it(text, praised):
    assert is_praise(words_of(text)) is praised


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Ở cơ quan tôi, nhiều người còn đi muộn", True),
        ("Một vài đồng chí còn nói xấu nhau", True),
        ("Ở cơ quan tôi nhiều người đi muộn, tôi cũng vậy", False),
        ("Tôi thấy một vài đồng chí hút thuốc mà không nhắc", False),
    ],
)
def test_my_office_is_not_me(text, others):
    assert is_about_others(words_of(text)) is others


def test_what_others_do_in_the_words_of_the_resolution_is_about_others():
    line = {"indicator": 5, "frequency": "rarely"}
    fact = "Một số đồng chí còn nể nang, né tránh, ngại va chạm trong phê bình"
    assert review_codes(line | {"fact": fact}) == ["about_others_in_general"]


@pytest.mark.parametrize(
    ("cause", "blamed"),
    [
        ("Do đồng chí trưởng xóm không báo.", True),
        ("Vì thủ quỹ làm mất chứng từ.", True),
        ("Lỗi tại mấy ông trong tổ lười.", True),
        ("Tôi không hỏi lại trưởng xóm.", False),
        ("Ngại va chạm với lãnh đạo.", False),
        ("Thấy người khác không làm nên mình cũng thôi.", False),
    ],
)
def test_who_is_named_in_a_cause(cause, blamed):
    line = {"frequency": "rarely", "fact": DEED, "remedy": "Nộp sổ trước 1/12."}
    found = review_codes(line | {"cause_subjective": cause})
    assert found == ["blames_others"] * blamed


@pytest.mark.parametrize(
    "remedy",
    ["Tôi sẽ đọc thêm văn kiện.", "Đi cơ sở nhiều hơn.", "se gop y voi dong nghiep"],
)
def test_a_remedy_without_an_end_asks_for_one(remedy):
    assert remedy_codes(remedy) == ["remedy_without_product_or_date"]


@pytest.mark.parametrize(
    "remedy",
    ["Tôi sẽ trả lại tiền.", "Sẽ nộp sổ mỗi kỳ.", "Đi sớm hơn 15 phút.",
     "Sẽ họp với bà con tổ Nà Lèn.", "Bỏ thuốc.", "Nhờ tổ trưởng kiểm giúp."],
)  # fmt: skip
def test_an_act_that_will_be_seen_needs_no_date(remedy):
    assert remedy_codes(remedy) == []


@pytest.mark.parametrize(
    ("text", "about_person"),
    [
        ("Đồng chí không hòa đồng, kiêu căng.", True),
        ("Đồng chí không kiêu căng.", False),
        ("Tôi không nói đồng chí lười nhác, kiêu căng.", False),
    ],
)
def test_a_denial_reaches_as_far_as_it_is_meant(text, about_person):
    assert remark_line_codes({"text": text}) == ["about_person"] * about_person


@pytest.mark.parametrize(
    ("result", "countable"),
    [
        ("hai mươi câu tiếng Tày", True),
        ("thăm ba gia đình", True),
        ("mỗi kỳ một ý", True),
        ("xe đã trả, có ký nhận", True),
        ("một cái ao đào xong", True),
        ("tiến bộ hơn trong tháng ba", False),
        ("một lòng vì việc chung", False),
        ("làm xong nhiệm vụ được giao", False),
    ],
)
def test_a_number_in_words_counts_things(result, countable):
    line = {"due": "2027-05-31", "expected_result": result}
    assert plan_line_line_codes(line) == ["not_countable"] * (not countable)


@pytest.mark.parametrize(
    ("fact", "asked"),
    [
        ("Bữa giỗ tổ, tôi bỏ trực trạm bơm.", False),
        ("Trong lần đo đất rừng tôi ghi theo lời người quen.", False),
        ("Tại trung tâm dạy nghề tôi cho học viên nghỉ sớm.", False),
        ("Trong quan hệ với đồng nghiệp, tôi nói dối.", True),
        ("Khi được góp ý, tôi cãi lại.", True),
        ("Tôi ký thay người vắng mặt.", True),
    ],
)
def test_an_occasion_at_the_head_of_a_sentence_is_a_point_in_time(fact, asked):
    found = review_codes({"frequency": "rarely", "fact": fact})
    assert found == ["no_time_or_place"] * asked
