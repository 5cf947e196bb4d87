"""The open places of a conclusion, filled with the figures of the session."""

import pytest

from cells.meetings.conclusion_figures import SessionFigures, fill_figures
from cells.models import Vote
from cells.preparation.paper_templates import default_text

MODEL = default_text("draft_conclusions")


def carried(spoke=4, present=5, remarks=7, **totals):
    """Figures of a session whose conclusion was carried."""
    values = {"in_favour": 12, "against": 0, "blank": 0, "entitled": 13} | totals
    return SessionFigures(spoke, present, remarks, Vote(**values))


def test_the_model_text_is_filled_place_by_place():
    text, count = fill_figures(MODEL, carried(in_favour=11, against=1, blank=1))
    assert "4/5 đồng chí có mặt phát biểu, 7 ý kiến góp ý; không khí (…)." in text
    assert "Nhất trí 11/13 đảng viên chính thức có quyền biểu quyết" in text
    assert "ý kiến khác 1, không có ý kiến 1; bảo lưu ý kiến (…)." in text
    assert count == 4


def test_where_all_agree_nobody_reserves_an_opinion():
    text, count = fill_figures(MODEL, carried(in_favour=13))
    assert "Nhất trí 13/13" in text
    assert "ý kiến khác 0; bảo lưu ý kiến 0." in text
    assert count == 5


def test_without_a_vote_its_places_stay_open():
    text, count = fill_figures(MODEL, SessionFigures(4, 5, 7, None))
    assert "Nhất trí (…) đảng viên" in text
    assert count == 2


@pytest.mark.parametrize("place", ["(…)", "(...)", "«a/b»", "«…/…»"])
def test_each_spelling_of_an_open_place_is_one(place):
    text, _count = fill_figures(f"Nhất trí {place} đảng viên.", carried())
    assert text == "Nhất trí 12/13 đảng viên."


def test_what_somebody_wrote_stays():
    words = "3/5 đồng chí có mặt phát biểu, 9 ý kiến góp ý. Nhất trí 1/2 (…) «năm»"
    assert fill_figures(words, carried()) == (words, 0)
