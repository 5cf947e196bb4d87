"""What is posted by hand: refused in a sentence, recorded, and nothing leaks by it."""

from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from PIL import Image

from cells.models import Evaluation
from cells.supervision.evidence_files import checked_evidence
from cells.supervision.idea_words import tells_whose
from tests.factories import NOW
from tests.plan_scenes import approved_plan
from tests.supervision_scenes import fresh, idea, openings, started

pytestmark = pytest.mark.usefixtures("on_the_day")


def test_a_draft_is_not_confirmed_as_an_oral_report(cast, client):
    report = started(cast)
    client.force_login(cast.author)
    url = reverse("supervision:confirm", args=[report.pk])
    assert client.post(url, {"version": report.version}).status_code == 409
    assert fresh(report).status == "draft"


@pytest.mark.parametrize(
    "period",
    ["month:0001-01-01", "year:2020-01-01", "month:9999-12-01", "week:2026-10-05", ""],
)
def test_only_a_period_of_the_list_is_evaluated(period, cast, client):
    plan = approved_plan(cast, cast.author)
    client.force_login(cast.secretary)
    url = reverse("supervision:evaluate", args=[plan.pk, plan.items.first().pk])
    answer = client.post(url, {"period": period, "result": "met", "why": "ĐÃ-GÕ"})
    assert answer.status_code == 422
    assert "ĐÃ-GÕ" in answer.content.decode()
    assert not Evaluation.objects.exists()


def test_a_refused_evaluation_is_an_opening_too(cast, client):
    plan = approved_plan(cast, cast.author)
    before = openings(plan)
    url = reverse("supervision:evaluate", args=[plan.pk, plan.items.first().pk])
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        client.force_login(cast.secretary)
        assert client.post(url).status_code == 422
    assert openings(plan) == before + 1


def test_a_refused_wording_of_an_idea_is_an_opening_too(cast, client):
    given = idea(cast)
    client.force_login(cast.secretary)
    client.post(reverse("supervision:reword_idea", args=[given.pk]))
    assert openings(given) == 1


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Nhu dong chi Nguyen Hoang Son da lam", True),
        ("Lập sổ minh chứng theo tuần", False),
        ("Ở khoa Xây dựng Đảng đã làm", True),
        ("o khoa xay dung dang", True),
        ("Học về xây dựng Đảng", False),
    ],
)
def test_names_without_marks_and_the_cell_without_its_kind_tell_too(text, tells):
    people, cell = (
        ["Nguyễn Minh Chung", "Nguyễn Hoàng Sơn"],
        "Chi bộ Khoa Xây dựng Đảng",
    )
    assert tells_whose(text, people=people, cell=cell) == tells


# A resolution that is a word instead of a number; then: held on its side.
BROKEN_NOTES = (
    b"Exif\0\0MM\0*\0\0\0\x08\0\x02"
    b"\x01\x1a\0\x02\0\0\0\x04abc\0"
    b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
)


def test_a_photograph_with_broken_notes_of_the_camera_is_kept_upright():
    photograph = BytesIO()
    Image.new("RGB", (40, 30)).save(photograph, "JPEG", exif=BROKEN_NOTES)
    _checked, drawn = checked_evidence("anh.jpg", photograph.getvalue())
    kept = Image.open(BytesIO(drawn))
    assert (kept.size, dict(kept.getexif())) == ((30, 40), {})
