"""What hung on a draft that an oral report was recorded over, and who sees it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from cells.supervision.services import (
    add_note,
    confirm_oral,
    confirm_oral_by_code,
    make_oral_code,
    return_progress,
)
from reports.contexts.progress_report_facts import progress_report_document
from tests.factories import NOW
from tests.supervision_scenes import (
    accept,
    evidence,
    fresh,
    oral,
    send,
    signed_sheet,
    started,
)

pytestmark = pytest.mark.usefixtures("on_the_day")
NOTE = "DẤU-NHÁP sổ tay"
LATER = NOW + timedelta(hours=1)
HERE = "nếu đồng chí xác nhận bản ghi tại đây"
KEPT_BACK = "xác nhận bản ghi bằng mã hoặc bản in có chữ ký"


@pytest.fixture
def recorded_over(cast):
    """An oral report over a draft with a file and a note of its author."""
    report = started(cast)
    line = report.lines.first()
    line.report = report
    add_note(line=line, note=NOTE, by=cast.author, now=NOW)
    file = evidence(report)
    return oral(cast, plan=report.plan), file


def by_scan(cast, report) -> None:
    signed_sheet(cast, report)


def by_code(cast, report) -> None:
    _code, digits = make_oral_code(report=report, made_by=cast.deputy, now=NOW)
    confirm_oral_by_code(
        report=report,
        digits=digits,
        by=cast.secretary,
        seen_version=report.version,
        now=NOW,
    )


def by_author(cast, report) -> None:
    confirm_oral(report=report, seen_version=report.version, now=NOW)


def seen_by(person, report, file) -> tuple[bool, bool, bool]:
    """Whether page, download and paper show it."""
    client = Client()
    client.force_login(person)
    page = client.get(reverse("supervision:report", args=[report.pk]))
    assert page.status_code == 200
    taken = client.get(reverse("supervision:evidence", args=[file.pk]))
    assert taken.status_code in {200, 404}
    paper = str(progress_report_document(fresh(report)))
    return NOTE in page.content.decode(), taken.status_code == 200, NOTE in paper


def test_until_it_is_confirmed_nobody_else_sees_it(cast, recorded_over):
    report, file = recorded_over
    assert seen_by(cast.secretary, report, file) == (False, False, False)
    assert seen_by(cast.author, report, file) == (True, True, False)


@pytest.mark.parametrize("confirm", [by_scan, by_code])
def test_a_code_or_a_signed_print_sends_the_record_alone(cast, recorded_over, confirm):
    report, file = recorded_over
    confirm(cast, report)
    assert fresh(report).status == "sent"
    assert seen_by(cast.secretary, report, file) == (False, False, False)
    assert seen_by(cast.author, report, file) == (True, True, False)
    accept(cast, fresh(report))
    assert seen_by(cast.secretary, report, file) == (False, False, False)


def test_the_author_sends_it_by_confirming_signed_in(cast, recorded_over):
    report, file = recorded_over
    by_author(cast, report)
    assert seen_by(cast.secretary, report, file) == (True, True, True)


@pytest.mark.parametrize("confirm", [by_scan, by_code])
def test_the_author_sends_it_later_with_the_sheet(cast, recorded_over, confirm):
    report, file = recorded_over
    confirm(cast, report)
    report = fresh(report)
    return_progress(
        report=report,
        by=cast.secretary,
        reason="Nêu rõ minh chứng",
        seen_version=report.version,
        now=LATER,
    )
    assert seen_by(cast.secretary, report, file) == (False, False, True)
    send(fresh(report), now=LATER + timedelta(minutes=1))
    assert seen_by(cast.secretary, report, file) == (True, True, True)


@pytest.mark.parametrize(
    ("confirm", "told"),
    [(None, HERE), (by_scan, KEPT_BACK), (by_code, KEPT_BACK), (by_author, "")],
)
def test_its_author_is_told_whether_others_see_it(cast, recorded_over, confirm, told):
    report, _file = recorded_over
    if confirm:
        confirm(cast, report)
    client = Client()
    for person, sentences in ((cast.author, {told} - {""}), (cast.secretary, set())):
        client.force_login(person)
        page = client.get(reverse("supervision:report", args=[report.pk]))
        shown = " ".join(page.content.decode().split())
        assert {text for text in (HERE, KEPT_BACK) if text in shown} == sentences


def test_headers_tell_nothing_of_what_is_hidden(cast, client, recorded_over):
    """HEAD would tell size and kind; of what may be seen it is no opening."""
    report, file = recorded_over
    download = reverse("supervision:evidence", args=[file.pk])
    client.force_login(cast.secretary)
    assert client.head(download).status_code == 404
    by_author(cast, report)
    assert client.head(download).status_code == 200
