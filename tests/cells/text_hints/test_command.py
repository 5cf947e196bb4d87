"""``manage.py hints`` on a file, and on nonsense."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from cells.text_hints.lines import (
    plan_line_line_codes,
    remark_line_codes,
    review_codes,
)

ROOT = Path(__file__).resolve().parents[3]


def run(kind, tmp_path, content):
    path = tmp_path / "lines.jsonl"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    out, err = StringIO(), StringIO()
    call_command("hints", kind, input=str(path), stdout=out, stderr=err)
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def test_each_line_is_answered_in_order(tmp_path):
    lines = [
        {"id": 1, "indicator": 3, "frequency": "rarely", "fact": "abc"},
        {"id": "hai", "frequency": "rarely", "fact": "Tháng 6 tôi vắng hai buổi họp."},
        {"frequency": "none", "fact": "abc"},
    ]
    found, err = run("review", tmp_path, "\n".join(map(json.dumps, lines)) + "\n")
    assert found == [
        {"id": 1, "hints": ["filler"]},
        {"id": "hai", "hints": []},
        {"id": None, "hints": []},
    ]
    assert err == ""


def test_the_other_kinds(tmp_path):
    line = json.dumps({"id": 7, "text": "Đồng chí lười biếng, ích kỷ."})
    assert run("remark", tmp_path, line)[0] == [{"id": 7, "hints": ["about_person"]}]
    line = json.dumps({"id": 8, "due": "", "expected_result": "Tốt hơn"})
    assert run("plan-line", tmp_path, line)[0] == [
        {"id": 8, "hints": ["not_countable", "no_due_date"]}
    ]


def test_a_broken_line_is_named_and_answered(tmp_path):
    content = b'{"id": 1, "fact": "x"\n\n[1]\n\xff\xfe\n{"id": 5, "fact": "abc"}'
    found, err = run("review", tmp_path, content)
    assert [line["id"] for line in found] == [None, None, None, None, 5]
    assert all("error" in line for line in found[:4])
    assert found[4] == {"id": 5, "hints": ["filler"]}
    assert [line.split(":")[0] for line in err.splitlines()] == [
        f"Line {n}" for n in (1, 2, 3, 4)
    ]


def test_an_empty_file_gives_nothing(tmp_path):
    assert run("remark", tmp_path, "") == ([], "")


def test_a_file_that_cannot_be_read_is_an_error(tmp_path):
    with pytest.raises(CommandError, match="Cannot read"):
        call_command("hints", "review", input=str(tmp_path / "nowhere"))


def test_no_database_is_needed(tmp_path):
    path = tmp_path / "lines.jsonl"
    path.write_text(json.dumps({"id": "ố", "text": "Đồng chí hèn nhát."}))
    elsewhere = {
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
        "DATA_DIR": str(tmp_path),
        "PYTHONIOENCODING": "ascii",
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "hints", "remark", "--input", str(path)],
        cwd=ROOT,
        env=os.environ | elsewhere,
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode() == '{"id": "ố", "hints": ["about_person"]}\n'
    assert done.stderr == b""


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=8,
)
WORDS = (
    "tháng 6 12/8 quá nhiệt tình không đôi khi còn nâng cao một số đồng chí do , . đ/c"
)
sentences = st.lists(st.sampled_from(WORDS.split(" ")), max_size=20).map(" ".join)
FIELDS = (
    "id", "indicator", "frequency", "fact", "cause_subjective", "cause_objective",
    "remedy", "previous", "colleagues", "answers", "text", "due", "product_kind",
    "product_quantity", "product_unit", "expected_result",
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.dictionaries(st.sampled_from(FIELDS), anything | sentences))
def test_nothing_raises_whatever_stands_in_a_line(line):
    for codes_of in (review_codes, remark_line_codes, plan_line_line_codes):
        found = codes_of(line)
        assert len(found) == len(set(found))


@pytest.mark.parametrize(
    "piece",
    ["à", "ngày ", "nể nang ", "1/", "đ/c", "quá nhiệt tình ", "\u0301", "12/8/"],
)
def test_a_very_long_text_is_answered_too(piece):
    text = piece * 100_000
    line = {"frequency": "often", "fact": text, "remedy": text, "previous": text,
            "text": text, "due": text, "expected_result": text}  # fmt: skip
    for codes_of in (review_codes, remark_line_codes, plan_line_line_codes):
        assert isinstance(codes_of(line), list)
