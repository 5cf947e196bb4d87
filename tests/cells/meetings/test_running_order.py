"""The running order as the wording has it, and computed for other numbers."""

from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cells.meetings.agenda import Balance, balance_of, rows_of
from cells.meetings.models import ItemKind
from cells.meetings.running_order import Facts, computed_items, template
from cells.models import AgendaItem, Meeting

# The table of the wording, 5.3, as it stands there: number, hour, minutes, title, who
# does it, leading sentence.
PAPER = Path(__file__).with_name("running_order_of_the_wording.txt")


def table() -> list[list[str]]:
    """“[nếu có]” marks what is left out where it is not there; here it is there."""
    lines = PAPER.read_text(encoding="utf-8").replace(" [nếu có]", "").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def rows_for(facts: Facts, *, starts_at=time(13, 30)):
    """The rows of a meeting that nobody stored."""
    meeting = Meeting(
        held_on=date(2026, 10, 30), starts_at=starts_at, expected_number=facts.present
    )
    items = [
        AgendaItem(
            position=place,
            kind=item.kind,
            title=item.title,
            minutes=item.minutes,
            people=item.people,
            lead=item.lead,
        )
        for place, item in enumerate(computed_items(facts), start=1)
    ]
    return meeting, rows_of(meeting, items)


@pytest.mark.parametrize("line", range(14))
def test_fifteen_members_and_two_hundred_minutes_are_the_table(line):
    _meeting, rows = rows_for(Facts(15, with_collective=True, with_delegate=True))
    row = rows[line]
    assert table()[line] == [
        str(row.number or "–"),
        row.starts_text,
        str(row.minutes),
        row.title,
        row.who,
        row.lead,
    ]


def test_the_table_ends_at_ten_to_five_and_fills_the_session():
    meeting, rows = rows_for(Facts(15, with_collective=True, with_delegate=True))
    assert len(rows) == len(table()) == 14
    assert rows[-1].ends == time(16, 50)
    balance = balance_of(meeting, rows)
    assert (balance.total, balance.over, balance.advice) == (200, 0, [])


def test_every_item_of_the_data_says_where_it_comes_from():
    assert all(row["source"] for row in template().items)
    assert len(template().items) == len(table())


@pytest.mark.parametrize(
    ("present", "halves"),
    [(1, []), (2, [6]), (3, [6, 6]), (4, [12, 6]), (15, [42, 42]), (40, [120, 114])],
)
def test_the_break_divides_the_turns_into_halves(present, halves):
    items = computed_items(Facts(present, with_collective=True, with_delegate=True))
    turns = {ItemKind.MEMBERS, ItemKind.MEMBERS_CONTINUED}
    assert [item.minutes for item in items if item.kind in turns] == halves


def test_what_is_not_there_is_left_out_and_deputyless_cells_say_so():
    plain = Facts(15, with_collective=False, with_delegate=False, has_deputy=False)
    items = {item.kind: item for item in computed_items(plain)}
    assert ItemKind.DELEGATE not in items
    assert items[ItemKind.SUMMARY].title == "Trình bày dự thảo báo cáo tổng hợp"
    assert items[ItemKind.SUMMARY].people == "Chủ trì"
    assert "một đồng chí khác" in items[ItemKind.SECRETARY].people


def test_without_the_secretary_each_of_those_present_has_a_turn():
    absent = Facts(15, with_collective=True, with_delegate=True, with_secretary=False)
    items = {item.kind: item for item in computed_items(absent)}
    assert ItemKind.SECRETARY not in items
    both = items[ItemKind.MEMBERS].minutes + items[ItemKind.MEMBERS_CONTINUED].minutes
    assert both == 15 * 6


FACTS = st.builds(
    Facts,
    present=st.integers(3, 40),
    with_collective=st.booleans(),
    with_delegate=st.booleans(),
    with_secretary=st.booleans(),
    has_deputy=st.booleans(),
)


@given(FACTS, st.integers(6 * 60, 18 * 60))
def test_the_sum_is_that_of_the_parts_and_no_clock_goes_back(facts, begin):
    start = time(*divmod(begin, 60))
    meeting, rows = rows_for(facts, starts_at=start)
    turns = (facts.present - facts.with_secretary) * 6
    fixed = 85 + 14 * facts.with_secretary + 7 * facts.with_delegate + 10
    assert balance_of(meeting, rows).total == turns + fixed
    assert sum(row.minutes for row in rows) == turns + fixed
    clock = begin
    for row in rows:
        assert minute_of_day(row.starts) == clock % (24 * 60)
        clock += row.minutes
        assert minute_of_day(row.ends) == clock % (24 * 60)
    assert len({row.kind for row in rows}) == len(rows)


def minute_of_day(clock: time) -> int:
    return clock.hour * 60 + clock.minute


@pytest.mark.parametrize(
    ("total", "sentence"),
    [
        (215, "Kịch bản dài 215 phút, buổi sinh hoạt 200 phút: thừa 15 phút."),
        (193, "Kịch bản dài 193 phút, buổi sinh hoạt 200 phút: còn 7 phút."),
        (200, "Kịch bản dài 200 phút, vừa đủ thời gian buổi sinh hoạt."),
    ],
)
def test_the_page_says_in_words_whether_it_adds_up(total, sentence):
    assert Balance(total, 200, 15).sentence == sentence


def test_above_twenty_members_the_way_out_is_named():
    groups = "Trên 20 đảng viên: góp ý theo tổ đảng trước, hoặc hai buổi."
    assert groups in Balance(260, 200, 21).advice
    assert groups not in Balance(260, 200, 20).advice
    assert len(Balance(260, 200, 20).advice) == 1
