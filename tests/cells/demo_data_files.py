"""The files of the demonstration, read as the tests need them."""

import json
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "cells/management/demo_data"
CATALOGUE = json.loads(
    (ROOT / "cells/indicators/data/resolution_04_2016.json").read_text(encoding="utf-8")
)
PARTS = {
    item["code"]: {part["number"] for part in item["parts"]}
    for item in CATALOGUE["indicators"]
}


def load(name):
    return tomllib.loads((DEMO / f"{name}.toml").read_text(encoding="utf-8"))


def numbers(ranges):
    """Return the indicator numbers of ``["1-7", "10-21"]``."""
    found = []
    for entry in ranges:
        first, last = map(int, entry.split("-"))
        found.extend(range(first, last + 1))
    return found


ORGANISATIONS = load("organisations")["organisation"]
PEOPLE = [
    person
    for name in ("committees", "kxdd", "pdt", "tchc", "tdp5")
    for person in load(f"people_{name}")["person"]
]
BY_USERNAME = {person["username"]: person for person in PEOPLE}
ROUNDS = {entry["key"]: entry for entry in load("rounds")["round"]}
PREPARATIONS = load("preparation")["preparation"]
REVIEW_FILES = [load(path.stem) for path in sorted(DEMO.glob("reviews_*.toml"))]
REVIEWS = [
    (texts["round"], texts["cell"], review)
    for texts in REVIEW_FILES
    for review in texts["review"]
]
ANSWERS = [
    (review["author"], answer)
    for _, _, review in REVIEWS
    for answer in review.get("answer", [])
]
STATES = [
    (block["round"], block["cell"], state)
    for block in load("states")["cell_state"]
    for state in block["reviews"]
]


def in_force(cell, day=0):
    """Return the standing by username of the memberships in force on ``day``."""
    return {
        person["username"]: row["standing"]
        for person in PEOPLE
        for row in person["memberships"]
        if row["cell"] == cell
        and row["started_days"] <= day <= row.get("ended_days", day)
    }


def holders(organisation, role):
    return [
        person["username"]
        for person in PEOPLE
        for row in person["mandates"]
        if (row["organisation"], row["role"]) == (organisation, role)
    ]


def reviews_of(round_key, cell):
    return {
        review["author"]: review
        for key, code, review in REVIEWS
        if (key, code) == (round_key, cell)
    }


def states_of(round_key, cell):
    return {
        state["author"]: state
        for key, code, state in STATES
        if (key, code) == (round_key, cell)
    }
