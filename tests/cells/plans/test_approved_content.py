"""What an approval covers: the same content has the same hash, any change another."""

import json
import random
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cells.canonical import canonical_json, content_hash
from cells.indicators.models import Indicator
from cells.models import PlanItem, RemediationPlan
from cells.organisation.models import Member, Organisation
from cells.plans.approved_content import SCHEMA, approved_content, line_content
from cells.plans.models import ProductKind
from cells.rounds.models import CellRound, ReviewRound

TEXTS = ("title", "shortcoming", "solution", "expected_result", "product_unit")
typed = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]), max_size=40
) | st.sampled_from(["hóa", "hoá", "Thúy", "Thuý", "ủy", "uỷ"])
days = st.none() | st.dates(date(2020, 1, 1), date(2040, 1, 1))


@st.composite
def items(draw) -> PlanItem:
    """A line in memory, as it would come from the database."""
    texts = {name: nfc(draw(typed)) for name in (*TEXTS, "no_measure_reason")}
    kind = draw(
        st.none() | st.builds(ProductKind, name=typed.map(nfc), unit=st.just("bài"))
    )
    return PlanItem(
        indicator=draw(st.none() | st.builds(Indicator, code=st.sampled_from("ABC"))),
        source=draw(st.sampled_from(["self", "cell"])),
        start_on=draw(days),
        due_on=draw(days),
        product_kind=kind,
        product_quantity=draw(st.none() | st.integers(1, 10**6)),
        **texts,
    )


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def plan() -> RemediationPlan:
    review_round = ReviewRound(
        period_from=date(2025, 10, 5), supervised_until=date(2027, 11, 9)
    )
    cell_round = CellRound(round=review_round, cell=Organisation(pk=1, code="CB-1"))
    return RemediationPlan(cell_round=cell_round, author=Member(pk=7))


def shuffled(data):
    """The same data with its keys in another order."""
    if isinstance(data, dict):
        keys = sorted(data)
        random.Random(3).shuffle(keys)
        return {key: shuffled(data[key]) for key in keys}
    return [shuffled(each) for each in data] if isinstance(data, list) else data


def in_nfd(data):
    if isinstance(data, str):
        return unicodedata.normalize("NFD", data)
    if isinstance(data, dict):
        return {key: in_nfd(value) for key, value in data.items()}
    return [in_nfd(each) for each in data] if isinstance(data, list) else data


plans_lines = st.lists(items(), max_size=4)


@given(plans_lines)
def test_the_same_content_has_the_same_hash(lines):
    assert content_hash(approved_content(plan(), lines)) == content_hash(
        approved_content(plan(), list(lines))
    )


@given(plans_lines)
def test_what_comes_back_from_the_database_has_the_same_hash(lines):
    content = approved_content(plan(), lines)
    stored = json.loads(json.dumps(content))
    assert content_hash(stored) == content_hash(content)


@given(plans_lines)
def test_key_order_and_unicode_form_do_not_matter(lines):
    content = approved_content(plan(), lines)
    assert content_hash(shuffled(content)) == content_hash(content)
    assert content_hash(in_nfd(content)) == content_hash(content)


@given(plans_lines, plans_lines)
def test_equal_hashes_mean_equal_content_and_nothing_else(one, other):
    first, second = approved_content(plan(), one), approved_content(plan(), other)
    assert (content_hash(first) == content_hash(second)) == (first == second)


@given(st.lists(items(), min_size=1, max_size=3), st.data())
def test_any_single_change_makes_another_hash(lines, data):
    before = approved_content(plan(), lines)
    after = json.loads(canonical_json(before))
    line = data.draw(st.sampled_from(after["lines"]))
    name = data.draw(st.sampled_from(sorted(line)))
    line[name] = changed(line[name])
    assert content_hash(after) != content_hash(before)


def changed(value):
    return value + 1 if isinstance(value, int) else f"{value or ''}x"


@given(st.lists(items(), min_size=2, max_size=3), st.data())
def test_order_and_number_of_lines_count(lines, data):
    content = approved_content(plan(), lines)
    fewer = approved_content(plan(), lines[:-1])
    assert content_hash(fewer) != content_hash(content)
    turned = approved_content(plan(), lines[::-1])
    same = turned["lines"] == content["lines"]
    assert (content_hash(turned) == content_hash(content)) == same


@pytest.mark.parametrize(
    "change",
    [
        {"author": Member(pk=8)},
        {"cell": Organisation(pk=2, code="CB-2")},
        {"period_from": date(2025, 10, 6)},
        {"supervised_until": date(2027, 11, 10)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_member_cell_and_period_count(change):
    one, other = plan(), plan()
    for name, value in change.items():
        owner = {"author": other, "cell": other.cell_round}.get(
            name, other.cell_round.round
        )
        setattr(owner, name, value)
    assert content_hash(approved_content(one, [])) != content_hash(
        approved_content(other, [])
    )


def test_names_of_people_and_organisations_do_not_count():
    one, other = plan(), plan()
    other.author.full_name, other.cell_round.cell.name = "Tên khác", "Tên khác"
    assert approved_content(one, []) == approved_content(other, [])


def test_the_schema_is_what_approvals_were_made_with():
    """Another field, or another name, is another schema: old approvals keep theirs."""
    content = approved_content(plan(), [])
    assert (SCHEMA, sorted(content)) == (
        1, ["cell", "lines", "member", "period", "schema"]
    )  # fmt: skip
    assert sorted(line_content(PlanItem(source="self"))) == [
        "due_on", "expected_result", "indicator", "kind", "quantity", "reason",
        "shortcoming", "solution", "source", "start_on", "title", "unit",
    ]  # fmt: skip
