"""The data of the demonstration agree with each other and with the catalogue."""

import re
import unicodedata
from collections import Counter
from itertools import pairwise

import pytest

from tests.cells.demo_data_files import (
    ANSWERS,
    BY_USERNAME,
    DEMO,
    ORGANISATIONS,
    PARTS,
    PEOPLE,
    REVIEWS,
    ROUNDS,
    STATES,
    holders,
    in_force,
    numbers,
    reviews_of,
    states_of,
)

MUST_WRITE = {"official", "probationary"}
MOMENTS = ("written", "filed", "recalled", "opened", "accepted")
NEEDED_MOMENTS = {
    "untouched": set(),
    "draft": {"written"},
    "recalled": {"written", "filed", "recalled"},
    "filed": {"written", "filed"},
    "opened": {"written", "filed", "opened"},
    "accepted": {"written", "filed", "opened", "accepted"},
}


def test_usernames_are_unique_and_ascii():
    assert len(BY_USERNAME) == len(PEOPLE) == 67
    assert all(name.isascii() and name.islower() for name in BY_USERNAME)
    assert len({person["phone"] for person in PEOPLE}) == len(PEOPLE)


def test_organisations_stand_below_their_parents():
    codes = [organisation["code"] for organisation in ORGANISATIONS]
    assert codes == ["DB-TCT", "CB-KXDD", "CB-TCHC", "CB-PDT", "DB-MX", "CB-TDP5"]
    for place, organisation in enumerate(ORGANISATIONS):
        assert organisation["parent"] in ["", *codes[:place]]
        helper = BY_USERNAME[organisation["helper"]]
        assert helper["full_name"] in organisation["help_line"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("CB-KXDD", {"official": 15}),
        ("CB-TCHC", {"official": 8, "probationary": 1}),
        ("CB-PDT", {"official": 7}),
        (
            "CB-TDP5",
            {
                "official": 25,
                "probationary": 1,
                "exempt": 2,
                "suspended": 1,
                "temporary": 1,
            },
        ),
    ],
)
def test_standings_of_each_cell(cell, expected):
    assert Counter(in_force(cell).values()) == expected


def test_memberships_of_a_person_do_not_overlap():
    for person in PEOPLE:
        for earlier, later in pairwise(person["memberships"]):
            assert earlier["ended_days"] < later["started_days"]


def test_neighbourhood_cell_is_old_and_has_every_reason_for_not_writing():
    members = in_force("CB-TDP5")
    assert len(members) == 30
    assert sum(BY_USERNAME[name]["age"] > 65 for name in members) == 18
    moved = {
        person["username"]
        for person in PEOPLE
        if any(row["cell"] == "CB-TDP5" for row in person["memberships"])
    } - set(members)
    assert moved == {"nguyenhoanglong"}


def test_offices():
    assert holders("CB-KXDD", "secretary") == ["tranquanghuy"]
    assert holders("CB-KXDD", "deputy") == ["nguyenthithuha"]
    assert holders("CB-TCHC", "secretary") == ["lamthithanhvan"]
    assert holders("CB-TCHC", "deputy") == []
    assert holders("CB-PDT", "secretary") == ["daothithanhhuong"]
    assert holders("CB-PDT", "deputy") == ["nguyenvanquyet"]
    assert holders("CB-TDP5", "secretary") == ["nguyentrongkhang"]
    assert holders("CB-TDP5", "deputy") == ["dothihien"]
    assert holders("DB-TCT", "secretary") == ["nguyenmanhthang"]
    assert holders("DB-TCT", "deputy") == ["mathithuyhang"]
    assert holders("DB-TCT", "committee_staff") == ["duongphuongthao"]
    assert holders("DB-MX", "secretary") == ["vuquanghai"]


def test_administrator_has_no_membership_and_no_mandate():
    administrators = [p for p in PEOPLE if p.get("administrator")]
    assert [p["username"] for p in administrators] == ["quantri"]
    assert administrators[0]["memberships"] == administrators[0]["mandates"] == []


def test_one_member_sees_the_first_sign_in_and_has_not_begun():
    newcomers = [p["username"] for p in PEOPLE if p.get("first_sign_in")]
    assert newcomers == ["nongdinhkhoi"]
    state = states_of("school_this_year", "CB-KXDD")["nongdinhkhoi"]
    assert state["status"] == "untouched"


def test_rounds_have_their_dates_in_order():
    for entry in ROUNDS.values():
        order = ["period_from", "period_to", "issued", "reading_on"]
        order += ["reports_on", "summary_on", "session_on", "plans_on"]
        order += ["supervised_until"]
        days = [entry[f"{name}_days"] for name in order]
        assert days == sorted(set(days))
        assert entry["basis_days"] < entry["issued_days"]
        assert [entry["issued_by"]] == holders(entry["organisation"], "secretary")
    last_year = ROUNDS["school_last_year"]
    assert last_year["closed_days"] < 0 < last_year["supervised_until_days"]
    assert set(last_year["supervised"]) < set(last_year["cells"])
    assert last_year["closed_days"] < ROUNDS["school_this_year"]["issued_days"]


def test_placeholders_of_rounds():
    for entry in ROUNDS.values():
        filled = [
            entry[key].format(year=2026, basis_date="04/11/2026")
            for key in ("slug", "title", "legal_basis", "aims")
        ]
        assert not any("{" in text for text in filled)


@pytest.mark.parametrize(("author", "answer"), ANSWERS)
def test_answer_fits_the_catalogue(author, answer):
    known = PARTS[answer["indicator"]]
    assert int(answer["indicator"][-2:]) <= 18
    assert answer["frequency"] in {"rarely", "occasionally", "often"}
    assert answer["marked_parts"] == sorted(set(answer["marked_parts"]))
    assert set(answer["marked_parts"]) <= known
    assert answer["marked_parts"] or not known
    assert answer["deed"]


def test_each_author_answers_an_indicator_once():
    for _, _, review in REVIEWS:
        codes = [answer["indicator"] for answer in review.get("answer", [])]
        assert len(codes) == len(set(codes)) <= 5
        assert set(review["general"]) == {
            "strengths",
            "last_round_results",
            "direction",
            "proposals",
        }


def test_deeds_are_all_different_but_for_one_copied_from_last_year():
    deeds = Counter(answer["deed"] for _, answer in ANSWERS)
    repeated = [deed for deed, times in deeds.items() if times > 1]
    assert [author for author, answer in ANSWERS if answer["deed"] in repeated] == [
        "doducthang",
        "doducthang",
    ]


def test_texts_are_nfc_with_the_spelling_of_the_product():
    for path in DEMO.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text)
        assert not re.search(r"\b(hoá|hoạ|hoà|uỷ|khoá|thuý|tuỳ)\b|!", text, re.I)


def test_sums_of_the_department_when_all_fifteen_are_accepted():
    reviews = reviews_of("school_this_year", "CB-KXDD")
    answers = [a for review in reviews.values() for a in review.get("answer", [])]
    assert len(reviews) == 15
    assert Counter(answer["frequency"] for answer in answers) == {
        "rarely": 31,
        "occasionally": 23,
        "often": 2,
    }
    per_indicator = Counter(int(answer["indicator"][-2:]) for answer in answers)
    expected = {3: 10, 4: 6, 5: 12, 6: 4, 7: 3, 8: 1}
    expected |= {10: 2, 11: 4, 13: 3, 14: 2, 15: 9}
    assert per_indicator == expected


@pytest.mark.parametrize(
    ("round_key", "cell", "expected"),
    [
        (
            "school_this_year",
            "CB-KXDD",
            {
                "accepted": 5,
                "opened": 2,
                "filed": 2,
                "recalled": 1,
                "draft": 4,
                "untouched": 1,
            },
        ),
        (
            "school_this_year",
            "CB-TCHC",
            {"accepted": 3, "opened": 1, "filed": 1, "draft": 2, "untouched": 2},
        ),
        (
            "ward_this_year",
            "CB-TDP5",
            {
                "accepted": 5,
                "opened": 2,
                "filed": 3,
                "recalled": 1,
                "draft": 3,
                "untouched": 12,
            },
        ),
        ("training_this_year", "CB-PDT", {"accepted": 7}),
        ("school_last_year", "CB-KXDD", {"accepted": 14}),
        ("school_last_year", "CB-TCHC", {"accepted": 8}),
    ],
)
def test_states_cover_exactly_those_who_must_write(round_key, cell, expected):
    states = states_of(round_key, cell)
    members = in_force(cell, ROUNDS[round_key]["issued_days"])
    assert set(states) == {
        name for name, standing in members.items() if standing in MUST_WRITE
    }
    assert Counter(state["status"] for state in states.values()) == expected
    begun = {name for name, s in states.items() if s["status"] != "untouched"}
    assert begun <= set(reviews_of(round_key, cell)) <= set(states)


def test_son_has_answered_19_of_27():
    state = states_of("school_this_year", "CB-KXDD")["hoangvanson"]
    assert len(numbers(state["answered"])) == 19
    assert state["without_deed"] == [7]


def test_drafts_name_answers_that_exist():
    for round_key, cell, state in STATES:
        if state["status"] != "draft":
            continue
        review = reviews_of(round_key, cell)[state["author"]]
        own = {int(answer["indicator"][-2:]) for answer in review["answer"]}
        assert set(state["without_deed"]) <= own & set(numbers(state["answered"]))
        assert 0 < len(numbers(state["answered"])) < 27


def test_moments_are_in_order_and_past():
    for round_key, _, state in STATES:
        given = [name for name in MOMENTS if name in state]
        assert set(given) == NEEDED_MOMENTS[state["status"]]
        moments = [tuple(state[name]) for name in given]
        assert moments == sorted(moments)
        for day, _ in moments:
            assert ROUNDS[round_key]["issued_days"] <= day <= -1


def test_each_report_is_read_by_the_office_that_may():
    readers = {
        "CB-KXDD": ("tranquanghuy", "nguyenthithuha"),
        "CB-TCHC": ("lamthithanhvan", "nguyenmanhthang"),
        "CB-PDT": ("daothithanhhuong", "nguyenvanquyet"),
        "CB-TDP5": ("nguyentrongkhang", "dothihien"),
    }
    for _, cell, state in STATES:
        if "opened" in state:
            secretary, above = readers[cell]
            own = state["author"] == secretary
            assert state["reader"] == (above if own else secretary)


def test_secretary_files_before_another_report_is_accepted():
    for round_key, cell in {(key, code) for key, code, _ in STATES}:
        states = states_of(round_key, cell)
        secretary = states[holders(cell, "secretary")[0]]
        for state in states.values():
            if state["status"] == "accepted" and state is not secretary:
                assert state["accepted"] > secretary["filed"]
