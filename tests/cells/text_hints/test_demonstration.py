"""The texts of the demonstration, which nobody wrote for the hints."""

import tomllib
from pathlib import Path

import pytest

from cells.text_hints.lines import plan_line_line_codes, review_codes

FOLDER = Path(__file__).resolve().parents[3] / "cells/management/demo_data"
COPIED_ON_PURPOSE = "doducthang"


def answers_in(path: Path):
    for review in tomllib.loads(path.read_text(encoding="utf-8"))["review"]:
        for answer in review.get("answer", []):
            yield review["author"], answer


@pytest.mark.parametrize(
    "path", sorted(FOLDER.glob("reviews_*.toml")), ids=lambda p: p.stem
)
def test_what_the_demonstrations_members_write_is_concrete(path):
    hinted = {}
    for author, answer in answers_in(path):
        codes = review_codes(answer | {"fact": answer["deed"]})
        if codes and author != COPIED_ON_PURPOSE:
            hinted[author, answer["indicator"]] = codes
    assert hinted == {}


def test_the_plans_of_the_demonstration_can_be_counted():
    lines = [
        line
        for path in FOLDER.glob("plans*.toml")
        for plan in tomllib.loads(path.read_text(encoding="utf-8"))["plan"]
        for line in plan["line"]
    ]
    counted = [line for line in lines if not line.get("no_measure")]
    assert counted
    for line in counted:
        codes = plan_line_line_codes(
            {
                "due": "2027-06-30",
                "product_kind": line["kind"],
                "product_quantity": line["quantity"],
                "expected_result": line["result"],
            }
        )
        assert codes == [], line["title"]
