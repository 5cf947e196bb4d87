"""An acceptance is not taken back from under a rating that was proposed or decided."""

from datetime import date

import pytest
from django.urls import reverse

from cells.journey.withdraw_acceptance import withdraw_unrated_acceptance
from cells.models import ProgressReport, Rating
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.ratings_scenes import opened, proposed, remarked, sent
from tests.supervision_scenes import accepted, fresh


@pytest.fixture(autouse=True)
def _on_the_day(on_the_day):
    """In every test of this file."""


def withdraw(report, by, reason="Đếm nhầm") -> str:
    report = fresh(report)
    withdraw_unrated_acceptance(
        report=report, by=by, reason=reason, seen_version=report.version, now=NOW
    )
    return fresh(report).status


@pytest.mark.parametrize("status", ["proposed", "decided"])
def test_a_rating_before_the_committee_holds_the_sheet(cast, status):
    report = accepted(cast)
    rating = proposed(cast, cast.author)
    if status == "decided":
        Rating.objects.filter(pk=rating.pk).update(
            status="decided", decided_level="good", decided_by=cast.committee_secretary,
            decided_at=NOW, decision_number="1", decision_on=NOW.date(),
            dossier={}, dossier_sha256="0" * 64,
        )  # fmt: skip
    with pytest.raises(WorkflowError, match="dựa vào báo cáo này"):
        withdraw(report, cast.secretary)
    assert fresh(report).status == "accepted"


@pytest.mark.parametrize("make", [opened, sent, remarked])
def test_an_earlier_rating_holds_nothing(cast, make):
    report = accepted(cast)
    make(cast) if make is opened else make(cast, cast.author)
    assert withdraw(report, cast.secretary) == "sent"


def test_a_rating_of_another_year_or_member_holds_nothing(cast):
    report = accepted(cast)
    proposed(cast, cast.colleague)
    assert withdraw(report, cast.secretary) == "sent"
    again = accepted_again(cast, report)
    rating = proposed(cast, cast.author)
    Rating.objects.filter(pk=rating.pk).update(
        starts_on=date(2025, 1, 1), ends_on=date(2025, 12, 31)
    )
    assert withdraw(again, cast.secretary) == "sent"


def accepted_again(cast, report) -> ProgressReport:
    ProgressReport.objects.filter(pk=report.pk).update(
        status="accepted", accepted_at=NOW, accepted_by=cast.secretary
    )
    return report


def test_the_page_keeps_the_reason_that_was_typed(cast, client):
    report = accepted(cast)
    proposed(cast, cast.author)
    client.force_login(cast.secretary)
    url = reverse("journey:withdraw_acceptance", args=[report.pk])
    answer = client.post(url, {"version": report.version, "reason": "Tôi đếm nhầm"})
    assert answer.status_code == 409
    assert "Tôi đếm nhầm" in answer.content.decode()


@pytest.mark.parametrize("reason", ["", " ", "x" * 200_000])
def test_bad_reasons_are_refused(cast, client, reason):
    report = accepted(cast)
    client.force_login(cast.secretary)
    url = reverse("journey:withdraw_acceptance", args=[report.pk])
    answer = client.post(url, {"version": report.version, "reason": reason})
    assert answer.status_code == 422
    assert fresh(report).status == "accepted"
