"""The member's side: starting, writing, sending and taking back a sheet."""

from datetime import date

import pytest
from django.db import IntegrityError
from django.urls import reverse

from cells.models import PlanItem, ProgressLine, ProgressReport
from cells.plans.services import change_plan, save_items
from cells.saving import Saved
from cells.supervision.reporting_periods import Span, period_of
from cells.supervision.services import recall_progress, send_progress, start_progress
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.plan_scenes import approved_plan, sent_plan
from tests.plan_scenes import edit_of as plan_edit
from tests.plan_scenes import fresh as fresh_plan
from tests.supervision_scenes import (
    MONTH,
    WORDS,
    accept,
    acts,
    at,
    edit_of,
    fresh,
    month,
    send,
    sent,
    started,
    told,
    write,
    written,
)

THREE = {3: {}, 4: {}, 5: {}}


def test_a_sheet_has_every_approved_line_but_the_unmeasured(cast):
    plan = approved_plan(cast, cast.author, declared=THREE)
    report = started(cast, plan=plan)
    assert [line.title for line in report.lines.all()] == ["Viết 4 bài thu hoạch"] * 2
    assert (report.status, report.kind) == ("draft", "month")
    assert acts(report) == ["progress.start"]


def test_starting_twice_is_one_sheet(cast):
    report = started(cast)
    assert started(cast, plan=report.plan).pk == report.pk
    with pytest.raises(IntegrityError):
        ProgressReport.objects.create(
            plan=report.plan,
            author=report.author,
            kind="month",
            starts_on=report.starts_on,
            supervisor_office="secretary",
            supervisor_organisation=cast.cell,
            created_at=NOW,
        )


def test_a_sheet_reads_the_approved_content_never_an_edit_in_progress(cast):
    plan = approved_plan(cast, cast.author)
    change_plan(plan=plan, reason="Lùi lịch", seen_version=plan.version, now=NOW)
    item = PlanItem.objects.filter(plan=plan).first()
    save_items(
        plan=fresh_plan(plan),
        edits=[plan_edit(item, title="CHƯA DUYỆT", product_quantity=9)],
        page="",
        sequence=0,
        now=NOW,
    )
    line = started(cast, plan=fresh_plan(plan)).lines.get()
    assert (line.title, line.planned) == ("Viết 4 bài thu hoạch", 4)


@pytest.mark.parametrize(
    "period",
    [
        month(date(2026, 9, 1)),  # before the approval
        month(date(2026, 11, 1)),  # has not begun
        month(date(2027, 5, 1)),  # after the last due day
        period_of(Span.YEAR, date(2025, 1, 1)),
    ],
)
def test_no_sheet_outside_the_periods_of_the_plan(cast, period):
    plan = approved_plan(cast, cast.author)
    with pytest.raises(WorkflowError):
        start_progress(plan=plan, period=period, now=NOW)


def test_a_plan_that_was_never_approved_has_no_sheet(cast):
    with pytest.raises(WorkflowError):
        start_progress(plan=sent_plan(cast, cast.author), period=MONTH, now=NOW)


@pytest.mark.parametrize(
    ("values", "is_sent"),
    [
        ({"quantity": 1}, True),
        ({"none_reason": "Lớp hoãn"}, True),
        ({"quantity": 0, "none_reason": "Lớp hoãn"}, True),
        ({"quantity": 0}, False),
        ({"quantity": None, "obstacles": "Bận"}, False),
    ],
)
def test_each_open_line_needs_a_quantity_or_a_word_why_none(cast, values, is_sent):
    report = started(cast)
    write(report, edit_of(report.lines.get(), **values))
    if is_sent:
        assert send(fresh(report)).status == "sent"
        return
    with pytest.raises(WorkflowError):
        send(fresh(report))
    assert fresh(report).status == "draft"


def test_a_sheet_after_its_day_is_late_and_never_refused(cast):
    report = written(started(cast))
    assert send(report, now=at(date(2026, 10, 25))).is_late is False
    other = written(started(cast, cast.colleague))
    assert send(other, now=at(date(2026, 10, 26))).is_late is True


def test_the_secretarys_own_sheet_goes_to_the_deputy(cast):
    own, of_author = sent(cast, cast.secretary), sent(cast, cast.author)
    assert (own.supervisor_office, of_author.supervisor_office) == (
        "deputy",
        "secretary",
    )
    assert "progress_sent" in told(cast.deputy)


def test_a_sent_sheet_is_not_edited(cast):
    report = sent(cast)
    with pytest.raises(WorkflowError):
        write(report, edit_of(report.lines.get(), quantity=7))


def test_a_sheet_is_taken_back_only_while_nobody_opened_it(cast, client):
    report = sent(cast)
    client.force_login(cast.secretary)
    client.get(reverse("supervision:report", args=[report.pk]))
    report = fresh(report)
    with pytest.raises(WorkflowError):
        recall_progress(report=report, seen_version=report.version, now=NOW)
    assert fresh(report).status == "sent"


def test_a_quarter_is_the_sum_of_its_months_and_takes_no_other_figure(cast, client):
    plan = approved_plan(cast, cast.author)
    october = sent(cast, plan=plan, quantity=1)
    accept(cast, october)
    november = at(date(2026, 11, 10))
    sent(cast, plan=plan, quantity=2, period=month(date(2026, 11, 1)), now=november)
    quarter = started(
        cast, plan=plan, period=period_of(Span.QUARTER, date(2026, 10, 1)), now=november
    )
    line = quarter.lines.get()
    assert line.quantity == 3
    client.force_login(cast.author)
    url = reverse("supervision:write", args=[quarter.pk])
    client.post(url, posted(quarter, quantity=99, obstacles="Khó"))
    stored = ProgressLine.objects.get(pk=line.pk)
    assert (stored.quantity, stored.obstacles) == (3, "Khó")
    send(fresh(quarter), now=november)
    assert ProgressLine.objects.get(pk=line.pk).quantity == 3


def test_a_stale_save_shows_both_texts(cast):
    report = started(cast)
    line = report.lines.get()
    old = edit_of(line, obstacles="cũ")
    write(report, edit_of(line, obstacles="mới"), page="a", sequence=1)
    outcome = write(report, old, page="b", sequence=1)
    assert outcome[line.pk][0] == Saved.CONFLICT


def posted(report, **fields):
    line = report.lines.get()
    values = {f"p{line.pk}-version": line.version}
    return values | {f"p{line.pk}-{name}": value for name, value in fields.items()}


@pytest.mark.parametrize(
    ("fields", "typed"),
    [
        ({"quantity": "ba"}, "ba"),
        ({"quantity": "-1"}, "-1"),
        ({"quantity": "99999999999999999999"}, "99999999999999999999"),
        ({"obstacles": "a" * 10_001}, "a" * 200),
        ({"evidence_words": "Công văn mật số 3"}, "Công văn mật số 3"),
        ({"evidence_words": "văn bản đóng dấu TỐI MẬT"}, "TỐI MẬT"),
    ],
)
def test_what_cannot_be_stored_comes_back_with_everything_typed(
    cast, client, fields, typed
):
    report = started(cast)
    client.force_login(cast.author)
    url = reverse("supervision:write", args=[report.pk])
    answer = client.post(url, posted(report, **fields))
    assert answer.status_code == 422
    assert typed in answer.content.decode()


@pytest.mark.parametrize("words", ["giữ bí mật công tác", "liên hệ mật thiết"])
def test_words_that_only_sound_secret_are_kept(cast, client, words):
    report = started(cast)
    client.force_login(cast.author)
    url = reverse("supervision:write", args=[report.pk])
    assert client.post(url, posted(report, evidence_words=words)).status_code == 302


@pytest.mark.parametrize(
    ("typed", "kept"), [("a\x00b", "ab"), ("a\\ud800b", "a\\ud800b")]
)
def test_nonsense_is_cleaned(cast, client, typed, kept):
    report = started(cast)
    client.force_login(cast.author)
    url = reverse("supervision:write", args=[report.pk])
    assert client.post(url, posted(report, obstacles=typed)).status_code == 302
    assert report.lines.get().obstacles == kept


def test_a_line_of_another_sheet_is_not_touched(cast, client):
    report, other = started(cast), started(cast, cast.colleague)
    foreign = other.lines.get()
    client.force_login(cast.author)
    answer = client.post(
        reverse("supervision:write", args=[report.pk]),
        {f"p{foreign.pk}-version": 1, f"p{foreign.pk}-obstacles": WORDS},
    )
    assert answer.status_code == 422
    assert other.lines.get().obstacles == ""


def test_the_whole_way_in_pages(cast, client):
    plan = approved_plan(cast, cast.author)
    client.force_login(cast.author)
    page = client.get(reverse("supervision:plan", args=[plan.pk]))
    start = page.context["page"].periods.next_url
    write_url = client.post(start).url
    report = ProgressReport.objects.get()
    body = posted(report, quantity=2) | {"then": "read"}
    assert client.post(write_url, body).url == reverse(
        "supervision:report", args=[report.pk]
    )
    url = reverse("supervision:send", args=[report.pk])
    assert client.post(url, {"version": report.version}).status_code == 302
    assert fresh(report).status == "sent"
    assert client.post(url, {"version": report.version}).status_code == 409


def test_sending_a_stale_version_is_refused(cast):
    report = written(started(cast))
    with pytest.raises(WorkflowError):
        send_progress(report=report, seen_version=report.version + 1, now=NOW)
