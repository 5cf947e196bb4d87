"""Which hints stand at an answer, a remark and a line of a plan."""

import pytest

from cells.text_hints.codes import Code
from cells.text_hints.folding import words_of
from cells.text_hints.likeness import near_equal
from cells.text_hints.lines import (
    plan_line_line_codes,
    remark_line_codes,
    review_codes,
)
from cells.text_hints.sentences import SENTENCES

DEED = "Tháng 6 tôi vắng hai buổi họp tổ dân phố."
LONG = (
    "Trong quý II và quý III, tôi mới đọc 2 trong 4 chuyên đề bồi dưỡng lý luận theo "
    "lịch của Đảng ủy; sổ ghi chép có 2 bài, còn sơ sài."
)


def codes(**line):
    return review_codes({"frequency": "rarely", "indicator": 4} | line)


def test_nothing_is_hinted_at_under_none():
    line = {"fact": "abc", "cause_subjective": "abc", "remedy": "."}
    assert codes(**line)
    for none in ("none", "Không có", "khong co"):
        assert codes(frequency=none, **line) == []


def test_an_empty_deed_is_filler_only_where_one_is_owed():
    assert codes(fact="") == ["filler"]
    assert review_codes({"fact": ""}) == []
    assert codes() == []


def test_a_cause_asks_for_a_remedy():
    assert codes(fact=DEED, cause_subjective="Quên lịch.") == ["cause_without_remedy"]
    assert codes(fact=DEED, cause_objective="Mưa lũ.", remedy=None) == [
        "cause_without_remedy"
    ]
    assert codes(fact=DEED, cause_objective="Không có", remedy="") == []
    assert codes(fact=DEED, cause_subjective="Quên.", remedy="Ghi lịch lên bảng.") == []


@pytest.mark.parametrize(
    "remedy",
    ["Sẽ cố gắng hơn.", "Rút kinh nghiệm trong thời gian tới", "se co gang sua chua"],
)
def test_a_remedy_without_act_or_date(remedy):
    assert codes(fact=DEED, remedy=remedy) == ["remedy_without_product_or_date"]


@pytest.mark.parametrize(
    "remedy",
    ["Bỏ rượu.", "Nộp 1 bài thu hoạch.", "Hỏi từng người trước khi kết luận.",
     "Tăng cường kiểm tra: mỗi tháng xem 2 hồ sơ.", "di hop dung gio"],
)  # fmt: skip
def test_a_remedy_that_can_be_seen(remedy):
    assert codes(fact=DEED, remedy=remedy) == []


def test_others_are_blamed_only_where_no_own_part_is_named():
    blame = "Do lãnh đạo không quan tâm, đồng nghiệp không phối hợp."
    remedy = "Nộp trước 30/6."
    assert codes(fact=DEED, cause_objective=blame, remedy=remedy) == ["blames_others"]
    assert codes(fact=DEED, cause_subjective=blame, remedy=remedy) == ["blames_others"]
    own = {"cause_subjective": "Tôi không hỏi trước.", "cause_objective": blame}
    assert codes(fact=DEED, remedy=remedy, **own) == []


def test_last_years_text_is_known_with_a_few_words_altered():
    altered = LONG.replace("mới đọc", "chỉ đọc").replace("ủy", "uỷ").upper()
    assert codes(fact=LONG, previous=altered) == ["copied_from_last_year"]
    assert codes(fact=LONG, previous=[altered]) == ["copied_from_last_year"]
    assert codes(fact=LONG, previous={"deed": altered}) == ["copied_from_last_year"]
    topic = "Quý III tôi nộp bài thu hoạch chuyên đề chậm 5 ngày so với lịch Đảng ủy."
    assert codes(fact=LONG, previous=topic) == []


def test_the_whole_answer_is_compared_with_the_whole_of_last_year():
    line = {
        "fact": DEED,
        "cause_subjective": "Tôi ngại đi buổi tối mùa đông vì lạnh.",
        "remedy": "Nhờ cháu chở đi họp, bắt đầu từ kỳ họp tháng 12 tới đây.",
    }
    before = "\n".join(line.values())
    assert codes(**line, previous=before) == ["copied_from_last_year"]


def test_short_texts_with_other_figures_are_not_copies():
    assert not near_equal(
        words_of("Tháng 3 tôi đi họp muộn hai buổi"),
        words_of("Tháng 9 tôi đi họp muộn hai buổi"),
    )
    assert near_equal(
        words_of("Tháng 9 tôi đi họp muộn hai buổi"),
        words_of("thang 9 toi di hop muon hai buoi"),
    )
    assert not near_equal(words_of("Đi họp muộn"), words_of("Đi họp muộn"))


def test_what_was_added_as_the_hint_asks_is_no_copy():
    more = f"{LONG} Kế hoạch năm trước làm được 2 bài; còn lại vì tôi không giữ lịch "
    more += "đọc tối thứ Ba, đến tháng 9 mới làm lại từ đầu với đồng chí phụ trách."
    assert codes(fact=more, previous=LONG) == []


def test_a_colleagues_text_is_known_among_many():
    others = ["Tháng 5 tôi gửi tài liệu muộn.", None, 7, LONG.replace("còn", "rất")]
    assert codes(fact=LONG, colleagues=others) == ["copied_from_colleague"]
    assert codes(fact=LONG, colleagues=others[:3]) == []
    assert codes(fact=LONG, colleagues="x") == []


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (["none"] * 27, ["all_none"]),
        ([{"frequency": "none"}] * 27, ["all_none"]),
        ({str(n): "Không có" for n in range(1, 28)}, ["all_none"]),
        (["none"] * 26, []),
        (["none"] * 26 + ["rarely"], []),
        (["none"] * 26 + [None], []),
        ("none", []),
    ],
)
def test_all_none_is_a_matter_of_all_27(answers, expected):
    assert review_codes({"answers": answers}) == expected


def test_one_none_alone_says_nothing():
    assert codes(frequency="none", fact="") == []


@pytest.mark.parametrize("indicator", [3, "3", "04NQ2016-03", None, "x", 99, True, -1])
def test_an_indicator_is_named_by_number_or_code_or_not_at_all(indicator):
    lifted = "Lười học tập chủ nghĩa Mác - Lênin, tư tưởng Hồ Chí Minh."
    assert codes(fact=lifted, indicator=indicator) == ["copied_from_indicator_text"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đồng chí lười biếng, ích kỷ.", True),
        ("Ngày 5/6 đồng chí lười biếng không làm báo cáo", True),
        ("dong chi A ich ky", True),
        ("Đồng chí bảo thủ.", True),
        ("Tháng 3 đồng chí bảo thủ ý kiến, không cho thử phần mềm", False),
        ("Tôi không cho rằng đồng chí ích kỷ", False),
        ("Về biểu hiện sống ích kỷ: đề nghị đồng chí giải trình việc chia quà", False),
        ("Buổi họp ngày 12/8 đồng chí đến chậm 20 phút", False),
        (None, False),
    ],
)
def test_a_remark_is_about_a_deed(text, expected):
    assert remark_line_codes({"text": text}) == ["about_person"] * expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ({"product_kind": "Bài thu hoạch", "product_quantity": 4}, []),
        ({"product_kind": "Bài thu hoạch", "product_quantity": "04"}, []),
        ({"product_kind": "Bài thu hoạch", "product_quantity": "bốn"}, []),
        ({"product_kind": "Bài thu hoạch", "product_quantity": 0}, ["not_countable"]),
        ({"product_kind": "nhận thức", "product_quantity": 1}, ["not_countable"]),
        ({"product_quantity": 3}, ["not_countable"]),
        ({"expected_result": "Chuyển biến rõ rệt"}, ["not_countable"]),
        ({"expected_result": "Hoàn thành tốt kế hoạch được giao"}, ["not_countable"]),
        ({"expected_result": "Giảm 50% số trang in"}, []),
        ({"expected_result": "Quy chế được chi bộ thông qua"}, []),
        ({"expected_result": "Không còn đơn quá hạn"}, []),
    ],
)
def test_a_result_can_be_counted(line, expected):
    assert plan_line_line_codes({"due": "2027-06-30"} | line) == expected


@pytest.mark.parametrize(
    ("due", "is_date"),
    [("2027-06-30", True), ("30/6/2027", True), ("30.6.2027", True), ("Q2/2027", True),
     ("tháng 6/2027", True), ("cuối năm", True), ("hằng tháng", True), ("", False),
     (None, False), ("thường xuyên", False), ("31/02/2027", False), ("sớm", False),
     ("2027-13-45", False), (20270630, False)],
)  # fmt: skip
def test_a_line_says_until_when(due, is_date):
    line = {"product_kind": "Bài", "product_quantity": 1, "due": due}
    assert plan_line_line_codes(line) == ["no_due_date"] * (not is_date)


def test_every_code_has_its_sentence():
    assert set(SENTENCES) == set(Code)
