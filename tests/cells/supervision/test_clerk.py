"""The clerk of a regular meeting: named, records oral reports, reads nobody's sheet."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cells.models import MeetingClerk, ProgressReport
from cells.supervision.services import end_clerk, name_clerk
from cells.workflow import WorkflowError
from tests.factories import NOW, TODAY
from tests.plan_scenes import approved_plan
from tests.supervision_scenes import (
    WORDS,
    acts,
    clerk,
    fresh,
    oral,
    sent,
    started,
    told,
    written,
)

LIST = "supervision:clerk"


def record_url(plan) -> str:
    return reverse("supervision:oral", args=[plan.pk])


def body_for(plan, *, told_on="2026-10-05", words=WORDS) -> dict:
    lines = plan.approvals.get(replaced_at=None).item_ids
    values = {f"l{pk}-quantity": "2" for pk in lines}
    return values | {f"l{pk}-obstacles": words for pk in lines} | {"told_on": told_on}


def test_the_secretary_names_a_clerk_and_the_clerk_is_told(cast, client):
    client.force_login(cast.secretary)
    body = {"clerk": cast.colleague.pk, "meets_on": "2026-10-05"}
    assert client.post(reverse("supervision:name_clerk"), body).status_code == 302
    named = MeetingClerk.objects.get()
    assert (named.clerk, named.meets_on) == (cast.colleague, TODAY)
    assert told(cast.colleague)[-1] == "meeting_clerk_named"
    assert acts(named) == ["supervision.name_clerk"]
    client.force_login(cast.colleague)
    assert reverse(LIST) in client.get(reverse("home")).content.decode()


def test_another_clerk_of_the_same_day_replaces_the_first(cast, client):
    clerk(cast)
    clerk(cast, cast.former)
    client.force_login(cast.colleague)
    assert client.get(reverse(LIST)).status_code == 404
    client.force_login(cast.former)
    assert client.get(reverse(LIST)).status_code == 200


@pytest.mark.parametrize(
    "broken",
    [
        {"clerk": ""},
        {"clerk": "0"},
        {"clerk": "x\x00"},
        {"meets_on": ""},
        {"meets_on": "32/13/2026"},
        {"meets_on": "2030-01-01"},
    ],
)
def test_broken_naming_comes_back(broken, cast, client):
    client.force_login(cast.secretary)
    body = {"clerk": cast.colleague.pk, "meets_on": "2026-10-05"} | broken
    page = client.post(reverse("supervision:name_clerk"), body)
    assert page.status_code == 422
    assert not MeetingClerk.objects.exists()


def test_nobody_of_another_cell_is_named_and_no_day_long_past(cast, client):
    client.force_login(cast.secretary)
    url = reverse("supervision:name_clerk")
    body = {"clerk": cast.stranger.pk, "meets_on": "2026-10-05"}
    assert client.post(url, body).status_code == 422
    body = {"clerk": cast.colleague.pk, "meets_on": "2026-10-01"}
    assert client.post(url, body).status_code == 409
    facts = {"cell": cast.cell, "by": cast.secretary, "now": NOW}
    with pytest.raises(WorkflowError):
        name_clerk(clerk=cast.stranger, meets_on=TODAY, **facts)
    assert not MeetingClerk.objects.exists()


def test_the_clerk_records_for_the_day_of_the_meeting_alone(cast, client):
    clerk(cast)
    plan = approved_plan(cast, cast.author)
    client.force_login(cast.colleague)
    page = client.post(record_url(plan), body_for(plan, told_on="2026-10-04"))
    assert page.status_code == 422
    assert WORDS in page.content.decode()
    assert client.post(record_url(plan), body_for(plan)).status_code == 302
    report = ProgressReport.objects.get(plan=plan)
    assert (report.status, report.recorded_by) == ("oral", cast.colleague)


def test_the_clerk_puts_the_own_words_right_until_they_are_confirmed(cast, client):
    clerk(cast)
    plan = approved_plan(cast, cast.author)
    client.force_login(cast.colleague)
    client.post(record_url(plan), body_for(plan))
    assert WORDS in client.get(record_url(plan)).content.decode()
    again = body_for(plan, words="CHỮA-LẠI")
    assert client.post(record_url(plan), again).status_code == 302
    report = fresh(ProgressReport.objects.get(plan=plan))
    assert {line.obstacles for line in report.lines.all()} == {"CHỮA-LẠI"}
    client.force_login(cast.author)
    version = {"version": report.version}
    client.post(reverse("supervision:confirm", args=[report.pk]), version)
    assert fresh(report).status == "sent"
    client.force_login(cast.colleague)
    assert "CHỮA-LẠI" not in client.get(record_url(plan)).content.decode()
    assert client.post(record_url(plan), again).status_code == 409


def test_the_clerk_reads_no_sheet_no_draft_and_no_record_of_another(cast, client):
    clerk(cast)
    draft = written(started(cast))
    out = sent(cast, cast.former)
    recorded = oral(cast, plan=approved_plan(cast, cast.deputy), by=cast.secretary)
    client.force_login(cast.colleague)
    pages = [client.get(reverse(LIST))]
    pages += [client.get(record_url(each.plan)) for each in (draft, out, recorded)]
    assert all(page.status_code == 200 for page in pages)
    assert all(WORDS not in page.content.decode() for page in pages)
    for report in (draft, out, recorded):
        url = reverse("supervision:report", args=[report.pk])
        assert client.get(url).status_code == 404


def test_what_the_author_had_typed_stays_beside_for_the_author_alone(cast, client):
    clerk(cast)
    draft = written(started(cast), quantity=7)
    client.force_login(cast.colleague)
    body = body_for(draft.plan, words="lời-nói")
    client.post(record_url(draft.plan), body)
    client.post(record_url(draft.plan), body)  # put right: the draft is still there
    kept = fresh(draft).kept_draft["lines"]
    assert {line["quantity"] for line in kept.values()} == {7}
    client.force_login(cast.secretary)
    url = reverse("supervision:report", args=[draft.pk])
    assert WORDS not in client.get(url).content.decode()
    client.force_login(cast.author)
    assert WORDS in client.get(url).content.decode()


def test_the_clerk_writes_nothing_of_the_own_and_nothing_of_another_cell(cast, client):
    clerk(cast)
    own = approved_plan(cast, cast.colleague)
    client.force_login(cast.colleague)
    assert client.get(record_url(own)).status_code == 403
    assert client.post(record_url(own), body_for(own)).status_code == 403


def test_days_after_the_meeting_or_ended_the_clerk_writes_no_more(cast, client):
    plan = approved_plan(cast, cast.author)
    named = clerk(cast, meets_on=TODAY - timedelta(days=3))
    client.force_login(cast.colleague)
    assert client.get(record_url(plan)).status_code == 200
    MeetingClerk.objects.update(meets_on=TODAY - timedelta(days=4))
    assert client.get(record_url(plan)).status_code == 403
    MeetingClerk.objects.update(meets_on=TODAY + timedelta(days=1))
    assert client.get(record_url(plan)).status_code == 403
    MeetingClerk.objects.update(meets_on=TODAY)
    end_clerk(named=named, by=cast.secretary, now=NOW)
    assert client.get(record_url(plan)).status_code == 403
    with pytest.raises(WorkflowError):
        end_clerk(named=named, by=cast.secretary, now=NOW)


def test_only_who_leads_the_cell_ends_what_was_named(cast, client):
    named = clerk(cast)
    url = reverse("supervision:end_clerk", args=[named.pk])
    for member in (cast.colleague, cast.stranger, cast.author):
        client.force_login(member)
        assert client.post(url).status_code == 404
    client.force_login(cast.deputy)
    page = client.get(reverse("supervision:name_clerk")).content.decode()
    assert cast.colleague.full_name in page
    assert client.post(url).status_code == 302
    assert client.post(url).status_code == 404
