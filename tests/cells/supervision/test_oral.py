"""Oral reports of quarters and years, and the signed print that confirms one."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cells.models import OneTimeCode, OrganisationPreferences, SignedSheet
from cells.supervision.reporting_periods import Span, period_of
from cells.supervision.services import confirm_oral_by_scan, make_oral_code, record_oral
from cells.supervision.sheet_content import sheet_hash
from cells.workflow import WorkflowError
from tests.factories import NOW, TODAY
from tests.plan_scenes import approved_plan
from tests.supervision_scenes import (
    PDF,
    WORDS,
    accepted,
    acts,
    fresh,
    openings,
    oral,
    send,
    signed_sheet,
    started,
    written,
)

QUARTER, YEAR = period_of(Span.QUARTER, TODAY), period_of(Span.YEAR, TODAY)


def scan_body(report, **changed) -> dict:
    return {
        "version": report.version,
        "printed": sheet_hash(report)[:8].upper(),
        "no_secrecy_mark": "on",
        "file": SimpleUploadedFile("ban-ky.pdf", PDF),
    } | changed


@pytest.mark.parametrize("period", [QUARTER, YEAR])
def test_a_quarter_and_a_year_are_recorded_from_the_words_too(period, cast, client):
    month = accepted(cast, quantity=2)
    client.force_login(cast.secretary)
    value = f"{period.span.value}:{period.starts_on}"
    url = reverse("supervision:oral", args=[month.plan_id])
    page = client.get(f"{url}?period={value}")
    names = set(page.context["form"].fields)
    assert not any(name.endswith("quantity") for name in names)
    body = {"period": value, "told_on": "2026-10-05", "comment": WORDS}
    answer = client.post(url, body)
    assert answer.url == f"{reverse('supervision:meeting')}?period={value}"
    report = month.plan.progress.get(kind=period.span.value)
    assert (report.status, fresh(report).comment.text) == ("oral", WORDS)
    assert {line.quantity for line in report.lines.all()} == {2}
    assert WORDS in client.get(answer.url).content.decode()


@pytest.mark.parametrize("value", ["", "quarter", "week:2026-10-01", "month:x", "\x00"])
def test_an_unknown_period_means_this_month(value, cast, client):
    approved_plan(cast, cast.author)
    client.force_login(cast.secretary)
    page = client.get(reverse("supervision:meeting"), {"period": value})
    assert page.context["page"].value == "month:2026-10-01"


def test_the_signed_print_confirms_the_record_and_is_kept(cast, client):
    report = oral(cast)
    client.force_login(cast.secretary)
    url = reverse("supervision:confirm_by_scan", args=[report.pk])
    assert client.post(url, scan_body(report)).status_code == 302
    scan = SignedSheet.objects.get()
    assert fresh(report).status == "sent"
    assert acts(report)[-1] == "progress.confirm_oral_by_scan"
    page = client.get(reverse("supervision:report", args=[report.pk]))
    assert "ban-ky.pdf" in page.content.decode()
    file = client.get(reverse("supervision:signed_sheet", args=[scan.pk]))
    assert (file.content, openings(scan)) == (PDF, 1)
    assert file["Cache-Control"] == "no-store"
    assert file["X-Content-Type-Options"] == "nosniff"
    assert cast.author.full_name not in file["Content-Disposition"]


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"printed": "00000000"}, 409),
        ({"printed": "zzz"}, 422),
        ({"printed": ""}, 422),
        ({"no_secrecy_mark": ""}, 422),
        ({"file": ""}, 422),
        ({"file": SimpleUploadedFile("x.pdf", b"MZ no scan")}, 409),
        ({"file": SimpleUploadedFile("Tài liệu mật.pdf", PDF)}, 409),
        ({"version": "1"}, 409),
        ({"version": ""}, 422),
    ],
)
def test_a_broken_scan_confirms_nothing(changed, status, cast, client):
    report = oral(cast)
    client.force_login(cast.secretary)
    url = reverse("supervision:confirm_by_scan", args=[report.pk])
    page = client.post(url, scan_body(report, **changed))
    assert page.status_code == status
    assert fresh(report).status == "oral"
    assert not SignedSheet.objects.exists()


def test_a_print_of_an_earlier_record_and_its_code_confirm_nothing(cast):
    report = oral(cast)
    old = sheet_hash(report)
    make_oral_code(report=report, made_by=cast.deputy, now=NOW)
    lines = report.plan.approvals.get(replaced_at=None).item_ids
    record_oral(
        plan=report.plan,
        period=report.period,
        values={pk: {"quantity": 9} for pk in lines},
        comment="",
        told_on=TODAY,
        by=cast.secretary,
        now=NOW,
    )
    report = fresh(report)
    assert not OneTimeCode.objects.open().exists()
    facts = {"name": "x.pdf", "data": PDF, "now": NOW, "seen_version": report.version}
    with pytest.raises(WorkflowError):
        confirm_oral_by_scan(report=report, printed=old[:8], by=cast.secretary, **facts)
    with pytest.raises(WorkflowError):
        confirm_oral_by_scan(
            report=report, printed=sheet_hash(report)[:8], by=cast.author, **facts
        )
    assert fresh(report).status == "oral"


def test_another_than_who_wrote_it_down_does_not_write_over_it(cast):
    report = oral(cast, by=cast.secretary)
    with pytest.raises(WorkflowError):
        oral(cast, plan=report.plan, by=cast.deputy)


def test_the_scan_is_read_by_author_and_supervisor_alone(cast, client):
    scan = signed_sheet(cast)
    url = reverse("supervision:signed_sheet", args=[scan.pk])
    for member in (cast.colleague, cast.deputy, cast.stranger, cast.administrator):
        client.force_login(member)
        assert client.get(url).status_code == 404
    client.force_login(cast.author)
    assert client.get(url).status_code == 200
    assert openings(scan) == 0


def test_the_cell_chooses_the_day_until_which_a_sheet_is_in_time(cast, client):
    report = written(started(cast))
    OrganisationPreferences.objects.create(
        organisation=cast.committee, report_due_day=4
    )
    client.force_login(cast.author)
    page = client.get(reverse("supervision:write", args=[report.pk]))
    assert "04/10/2026" in page.content.decode() or "4/10" in page.content.decode()
    assert send(report).is_late
    OrganisationPreferences.objects.create(organisation=cast.cell, report_due_day=5)
    other = send(written(started(cast, cast.colleague)))
    assert not other.is_late
    assert report.period.due_on(5) == date(2026, 10, 5)
