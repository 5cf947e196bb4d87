"""The supervisor: accepting, returning, withdrawing, oral reports, evaluating."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from cells.models import Evaluation, ProgressReport
from cells.organisation.models import Mandate
from cells.supervision.followed_lines import followed_lines, newest_standing
from cells.supervision.reporting_periods import Span, period_of
from cells.supervision.services import (
    accept_progress,
    confirm_oral,
    confirm_oral_by_code,
    make_oral_code,
    record_oral,
    return_progress,
    withdraw_acceptance,
)
from cells.supervision.standing import accepted_quantities, standings
from cells.workflow import WorkflowError
from tests.factories import NOW, TODAY
from tests.plan_scenes import approved_plan
from tests.supervision_scenes import (
    MONTH,
    WORDS,
    accept,
    accepted,
    acts,
    at,
    evaluate,
    fresh,
    openings,
    oral,
    returned,
    send,
    sent,
    started,
    told,
    written,
)


def give_back(report, by, reason="Bổ sung"):
    return_progress(
        report=report, by=by, reason=reason, seen_version=report.version, now=NOW
    )


def withdraw(report, by, reason="Đếm nhầm"):
    withdraw_acceptance(
        report=report, by=by, reason=reason, seen_version=report.version, now=NOW
    )


def done(report) -> int:
    return sum(accepted_quantities([report.plan_id]).values())


def test_only_what_was_accepted_counts(cast):
    report = sent(cast, quantity=3)
    assert done(report) == 0
    report = accept(cast, report)
    assert (done(report), report.accepted_by) == (3, cast.secretary)
    withdraw(report, cast.secretary)
    assert done(report) == 0
    assert told(cast.author)[-2:] == ["progress_accepted", "acceptance_withdrawn"]
    assert acts(report)[-2:] == ["progress.accept", "progress.withdraw_acceptance"]


def test_nobody_accepts_the_own_sheet_whatever_the_office(cast):
    report = sent(cast)
    facts = {"report": report, "seen_version": report.version, "now": NOW}
    with pytest.raises(WorkflowError):
        accept_progress(by=cast.author, **facts)
    stored = ProgressReport.objects.filter(pk=report.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        stored.update(status="accepted", accepted_by=cast.author, accepted_at=NOW)


def test_who_has_become_the_secretary_does_not_supervise_the_own_sheet(cast, client):
    report = sent(cast)
    Mandate.objects.filter(member=cast.secretary).update(member=cast.author)
    client.force_login(cast.author)
    for name in ("accept", "return", "confirm_by_code", "confirm_by_scan"):
        url = reverse(f"supervision:{name}", args=[report.pk])
        assert client.post(url, {"version": report.version}).status_code == 403
    assert fresh(report).status == "sent"


def test_a_stale_page_accepts_nothing(cast):
    report = sent(cast)
    old = report.version
    give_back(report, cast.secretary)
    report = send(fresh(report))
    with pytest.raises(WorkflowError):
        accept_progress(report=report, by=cast.secretary, seen_version=old, now=NOW)
    assert fresh(report).status == "sent"


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_returning_and_withdrawing_need_a_reason(cast, reason):
    report = sent(cast)
    with pytest.raises(WorkflowError):
        give_back(report, cast.secretary, reason)
    report = accept(cast, fresh(report))
    with pytest.raises(WorkflowError):
        withdraw(report, cast.secretary, reason)


def test_a_month_inside_an_accepted_quarter_is_not_withdrawn(cast):
    plan = approved_plan(cast, cast.author)
    report = accepted(cast, plan=plan)
    quarter = started(cast, plan=plan, period=period_of(Span.QUARTER, TODAY))
    before = done(report)
    quarter = accept(cast, send(quarter))
    assert done(report) == before > 0  # a quarter only repeats its months
    with pytest.raises(WorkflowError):
        withdraw(report, cast.secretary)
    assert fresh(report).status == "accepted"
    withdraw(quarter, cast.secretary)
    withdraw(fresh(report), cast.secretary)
    assert fresh(report).status == "sent"


def test_a_returned_sheet_hides_what_its_author_is_writing(cast, client):
    report = returned(cast)
    written(report, obstacles="DẤU-RIÊNG đang sửa")
    client.force_login(cast.secretary)
    answer = client.get(reverse("supervision:report", args=[report.pk]))
    assert answer.status_code == 200
    assert "DẤU-RIÊNG" not in answer.content.decode()
    meeting = client.get(reverse("supervision:meeting"))
    assert "DẤU-RIÊNG" not in meeting.content.decode()
    pdf = client.get(reverse("reports:progress_report_pdf", args=[report.pk]))
    assert pdf.status_code == 409


def test_each_opening_is_recorded_once_a_day(cast, client):
    report = sent(cast)
    client.force_login(cast.secretary)
    url = reverse("supervision:report", args=[report.pk])
    for _ in range(2):
        assert WORDS in client.get(url).content.decode()
    assert openings(report) == 1
    client.force_login(cast.author)
    client.get(url)
    assert openings(report) == 1


def test_a_refused_act_shows_the_sheet_and_is_an_opening(cast, client):
    report = sent(cast)
    client.force_login(cast.secretary)
    url = reverse("supervision:return", args=[report.pk])
    assert client.post(url, {"version": report.version}).status_code == 422
    assert openings(report) == 1


def test_a_refused_return_keeps_the_reason(cast, client):
    report = sent(cast)
    client.force_login(cast.secretary)
    body = {"version": report.version + 1, "reason": "Nêu rõ hơn"}
    answer = client.post(reverse("supervision:return", args=[report.pk]), body)
    assert answer.status_code == 409
    assert "Nêu rõ hơn" in answer.content.decode()


def test_an_oral_report_counts_once_its_member_confirmed(cast, client):
    report = oral(cast, quantity=2)
    assert (report.status, told(cast.author)[-1]) == ("oral", "oral_recorded")
    with pytest.raises(WorkflowError):
        accept(cast, report)
    client.force_login(cast.author)
    url = reverse("supervision:confirm", args=[report.pk])
    assert client.post(url, {"version": report.version}).status_code == 302
    report = accept(cast, fresh(report))
    assert done(report) == 2


def test_what_the_author_had_typed_is_kept_for_the_author_alone(cast, client):
    report = written(started(cast), obstacles="DẤU-CŨ của tôi", quantity=1)
    record_oral(
        plan=report.plan,
        period=MONTH,
        values={report.lines.get().plan_line: {"quantity": 4}},
        comment="",
        told_on=TODAY,
        by=cast.secretary,
        now=NOW,
    )
    url = reverse("supervision:report", args=[report.pk])
    client.force_login(cast.author)
    assert "DẤU-CŨ" in client.get(url).content.decode()
    client.force_login(cast.secretary)
    assert "DẤU-CŨ" not in client.get(url).content.decode()
    assert report.lines.get().quantity == 4


def test_a_sent_sheet_is_not_recorded_over(cast):
    report = sent(cast)
    with pytest.raises(WorkflowError):
        oral(cast, plan=report.plan)


def test_a_code_of_a_third_person_confirms(cast):
    report = oral(cast)
    with pytest.raises(WorkflowError):  # who wrote it down makes no code
        make_oral_code(report=report, made_by=cast.secretary, now=NOW)
    _code, digits = make_oral_code(report=report, made_by=cast.deputy, now=NOW)
    assert digits.isdigit()
    stale = fresh(report)
    confirm_oral(report=report, seen_version=report.version, now=NOW)
    with pytest.raises(WorkflowError):
        confirm_oral(report=stale, seen_version=stale.version, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_the_right_digits_confirm_and_wrong_ones_are_counted(cast):
    report = oral(cast)
    code, digits = make_oral_code(report=report, made_by=cast.deputy, now=NOW)
    wrong = "0" * 8 if digits != "0" * 8 else "1" * 8
    facts = {"by": cast.secretary, "seen_version": report.version, "now": NOW}
    with pytest.raises(WorkflowError):
        confirm_oral_by_code(report=report, digits=wrong, **facts)
    code.refresh_from_db()
    assert code.tries == 1
    confirm_oral_by_code(report=report, digits=digits, **facts)
    assert fresh(report).status == "sent"


def test_the_deputy_makes_a_code_without_reading_the_words(cast, client):
    report = oral(cast)
    client.force_login(cast.deputy)
    url = reverse("supervision:codes")
    assert cast.author.full_name in client.get(url).content.decode()
    answer = client.post(url, {"sheet": report.pk})
    assert answer.status_code == 200
    assert WORDS not in answer.content.decode()
    assert answer.context["page"].made[1].isdigit()
    client.force_login(cast.secretary)
    assert client.post(url, {"sheet": report.pk}).status_code == 422


def test_the_newest_evaluation_counts_and_none_is_altered(cast):
    plan = approved_plan(cast, cast.author)
    evaluate(cast, plan, "met")
    evaluate(cast, plan, "not_met")
    assert Evaluation.objects.count() == 2
    lines = followed_lines(plan, newest_standing(plan))
    [standing] = standings(lines, TODAY)
    assert (standing.evaluation.result, standing.is_open) == ("not_met", True)


def test_nobody_evaluates_a_line_of_the_own(cast):
    plan = approved_plan(cast, cast.secretary)
    with pytest.raises(WorkflowError):
        evaluate(cast, plan, by=cast.secretary)
    evaluation = evaluate(cast, plan)
    with pytest.raises(IntegrityError), transaction.atomic():
        Evaluation.objects.filter(pk=evaluation.pk).update(evaluated_by=cast.secretary)


@pytest.mark.parametrize(
    "body",
    [
        {"result": "met", "period": "month:2026-10-01"},
        {"why": "Vì", "period": "month:2026-10-01"},
        {"why": "Vì", "result": "best", "period": "month:2026-10-01"},
        {"why": "Vì", "result": "met", "period": "month:2026-10-02"},
        {"why": "Vì", "result": "met", "period": "week:2026-13-99"},
        {"why": "Vì", "result": "met"},
    ],
)
def test_a_broken_evaluation_is_refused_and_kept(cast, client, body):
    plan = approved_plan(cast, cast.author)
    url = reverse("supervision:evaluate", args=[plan.pk, plan.items.first().pk])
    client.force_login(cast.secretary)
    answer = client.post(url, body)
    assert answer.status_code == 422
    assert not Evaluation.objects.exists()


def test_a_line_of_another_plan_is_not_found(cast, client):
    plan, other = approved_plan(cast, cast.author), approved_plan(cast, cast.colleague)
    url = reverse("supervision:evaluate", args=[plan.pk, other.items.first().pk])
    client.force_login(cast.secretary)
    assert client.get(url).status_code == 404


def test_a_line_that_was_met_needs_no_report(cast):
    plan = approved_plan(cast, cast.author, declared={3: {}, 4: {}, 5: {}})
    first, second, _reasoned = plan.items.order_by("position")
    evaluate(cast, plan, line=first.pk)
    november = at(date(2026, 11, 3))
    period = period_of(Span.MONTH, date(2026, 11, 1))
    report = started(cast, plan=plan, period=period, now=november)
    assert [line.plan_line for line in report.lines.all()] == [second.pk]
