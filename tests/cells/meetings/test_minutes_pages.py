"""The pages of the minutes: who edits, what is kept when a post is refused."""

import pytest
from django.urls import reverse

from cells.models import AuditEntry, MinutesConfirmation, Remark, Turn
from tests.factories import PASSWORD
from tests.minutes_scenes import (
    again,
    closed,
    confirm,
    drafted,
    edit,
    locked,
    part,
    passed,
    recorded,
    write,
)
from tests.remarks_scenes import loaded, remark
from tests.votes_scenes import put

AUTHORS = ("former", "deputy")


def address(minutes, name="minutes") -> str:
    return reverse(
        f"meetings:{name}", args=[getattr(minutes, "meeting_id", minutes.pk)]
    )


def posted(row, text, **facts) -> dict:
    values = {"version": row.version, "seen": "", "text": text} | facts
    return {f"p{row.pk}-{name}": value for name, value in values.items()}


def body(response) -> str:
    return response.content.decode()


def give_password(member):
    member.set_password(PASSWORD)
    member.save()


def confirmation(minutes, **values) -> dict:
    facts = {"version": minutes.version, "shown": minutes.content_sha256}
    return facts | {"password": PASSWORD} | values


def test_the_clerk_drafts_and_edits(client, cast):
    meeting = recorded(cast)
    client.force_login(cast.colleague)
    assert client.post(address(meeting, "draft_minutes")).status_code == 302
    minutes = again(meeting)
    row = part(minutes, "opening")
    answer = client.post(address(minutes), posted(row, "Hôm nay chi bộ họp"))
    assert answer.status_code == 302
    row.refresh_from_db()
    assert row.text == "Hôm nay chi bộ họp"


def test_the_script_saves_and_hears_the_new_version(client, cast):
    minutes = drafted(cast)
    row = part(minutes, "opening")
    client.force_login(cast.colleague)
    answer = client.post(
        address(minutes), posted(row, "Khác"), headers={"accept": "application/json"}
    )
    assert answer.json()["rows"][str(row.pk)]["outcome"] == "stored"


def test_both_texts_of_two_editors_are_shown(client, cast):
    minutes = drafted(cast)
    row = part(minutes, "opening")
    write(minutes, edit(row, "Của thư ký"))
    client.force_login(cast.secretary)
    answer = client.post(address(minutes), posted(row, "Của chủ trì"))
    assert answer.status_code == 409
    assert "Của thư ký" in body(answer)
    assert "Của chủ trì" in body(answer)


@pytest.mark.parametrize("text", ["x" * 20_001, "a\x00b"])
def test_what_cannot_be_stored_is_shown_again(client, cast, text):
    minutes = drafted(cast)
    row = part(minutes, "opening")
    client.force_login(cast.colleague)
    data = posted(row, text)
    answer = client.post(address(minutes), data)
    assert answer.status_code in {302, 422}
    row.refresh_from_db()
    assert "\x00" not in row.text
    assert len(row.text) <= 20_000


def test_what_came_after_the_passing_is_shown_to_be_copied(client, cast):
    minutes = passed(cast)
    client.force_login(cast.colleague)
    answer = client.post(
        address(minutes), posted(part(minutes, "opening"), "Viết quá muộn")
    )
    assert answer.status_code == 409
    assert "Viết quá muộn" in body(answer)


def test_a_part_of_other_minutes_is_refused(client, cast):
    minutes = drafted(cast)
    row = part(minutes, "opening")
    row.pk += 1000
    client.force_login(cast.colleague)
    assert client.post(address(minutes), posted(row, "Lạ")).status_code == 422


def test_a_part_whose_records_changed_says_so(client, cast):
    minutes = drafted(cast)
    client.force_login(cast.colleague)
    assert "minutes-stale" not in body(client.get(address(minutes)))
    Turn.objects.update(summary="Nói lại")
    assert body(client.get(address(minutes))).count("minutes-stale") == 1


def test_the_author_is_a_printed_prefix_for_readers(client, cast):
    minutes = drafted(cast)
    client.force_login(cast.deputy)
    text = body(client.get(address(minutes)))
    for name in AUTHORS:
        assert f"<strong>Đồng chí {getattr(cast, name).full_name}:</strong>" in text


def test_who_may_not_read_is_led_to_the_own_extract(client, cast):
    minutes = drafted(cast)
    client.force_login(cast.author)
    answer = client.get(address(minutes))
    assert answer.url == address(minutes, "extract")
    assert not AuditEntry.objects.filter(action="minutes.open").exists()


def test_each_opening_is_recorded_and_shown(client, cast):
    minutes = drafted(cast)
    client.force_login(cast.deputy)
    client.get(address(minutes))
    entry = AuditEntry.objects.get(action="minutes.open")
    assert (entry.actor, entry.details) == (cast.deputy, {"office": "leader"})
    assert body(client.get(address(minutes))).count(cast.deputy.full_name) >= 1


def test_passing_by_the_page(client, cast):
    minutes = drafted(cast)
    client.force_login(cast.secretary)
    page = client.get(address(minutes, "pass_minutes")).context["page"]
    facts = {"version": page.version, "shown": page.shown, "read_out": "on"}
    answer = client.post(address(minutes, "pass_minutes"), facts)
    assert answer.status_code == 422
    vote = closed(minutes.meeting, cast.colleague)
    page = client.get(address(minutes, "pass_minutes")).context["page"]
    facts |= {"shown": page.shown, "vote": vote.pk}
    no_reading = {name: facts[name] for name in facts if name != "read_out"}
    assert client.post(address(minutes, "pass_minutes"), no_reading).status_code == 422
    answer = client.post(address(minutes, "pass_minutes"), facts | {"version": 99})
    assert answer.status_code == 409
    assert client.post(address(minutes, "pass_minutes"), facts).status_code == 302
    assert again(minutes).status == "passed"


def test_confirming_asks_for_the_password(client, cast):
    minutes = passed(cast)
    give_password(cast.colleague)
    client.force_login(cast.colleague)
    wrong = confirmation(minutes, password="sai mat khau")
    answer = client.post(address(minutes, "confirm_minutes"), wrong)
    assert answer.status_code == 422
    assert not MinutesConfirmation.objects.exists()
    answer = client.post(address(minutes, "confirm_minutes"), confirmation(minutes))
    assert answer.status_code == 302
    assert MinutesConfirmation.objects.get().member == cast.colleague


def test_the_same_person_does_not_confirm_twice(client, cast):
    minutes = passed(cast)
    confirm(minutes, cast.colleague)
    give_password(cast.colleague)
    client.force_login(cast.colleague)
    data = confirmation(again(minutes))
    assert client.post(address(minutes, "confirm_minutes"), data).status_code == 409
    assert again(minutes).status == "passed"


def test_whoever_was_named_reads_until_they_are_locked(client, cast):
    minutes = passed(cast)
    client.force_login(cast.secretary)
    facts = {
        "version": minutes.version,
        "role": "clerk",
        "member": cast.former.pk,
        "reason": "Đang nằm viện",
    }
    assert client.post(address(minutes, "name_stand_in"), facts).status_code == 302
    client.force_login(cast.former)
    assert client.get(address(minutes)).status_code == 200
    confirm(minutes, cast.former)
    confirm(minutes, cast.secretary)
    assert client.get(address(minutes)).status_code == 302
    assert client.get(address(minutes, "minutes_aloud")).status_code == 403


@pytest.mark.parametrize(
    ("name", "make", "field"),
    [
        ("reopen_minutes", passed, "reason"),
        ("name_stand_in", passed, "reason"),
        ("add_to_minutes", locked, "text"),
    ],
)
def test_what_was_typed_is_not_lost(client, cast, name, make, field):
    minutes = make(cast)
    client.force_login(cast.secretary)
    answer = client.post(address(minutes, name), {field: "CHỮ-ĐÃ-GÕ", "version": 99})
    assert answer.status_code == 422 or "CHỮ-ĐÃ-GÕ" in body(answer)
    assert "CHỮ-ĐÃ-GÕ" in body(answer)


CLERKS = ("minutes_aloud", "live", "live_news", "remarks", "conclusion")

POSTED_BY_THE_CLERK = (
    "record_remark", "record_point", "record_finding", "attendance", "add_lesson",
    "minutes", "draft_minutes", "confirm_minutes",
)  # fmt: skip


def test_the_access_of_the_clerk_ends_with_the_lock(client, cast):
    minutes = passed(cast)
    client.force_login(cast.colleague)
    before = {name: client.get(address(minutes, name)).status_code for name in CLERKS}
    assert set(before.values()) <= {200, 204, 302}
    confirm(minutes, cast.colleague)
    confirm(minutes, cast.secretary)
    after = {name: client.get(address(minutes, name)).status_code for name in CLERKS}
    assert set(after.values()) <= {403, 404}, after
    posts = {
        name: client.post(address(minutes, name), {}).status_code
        for name in POSTED_BY_THE_CLERK
    }
    assert set(posts.values()) <= {403, 404}, posts
    remark = Remark.objects.first()
    for name in ("change_remark", "strike_remark", "answer_remark", "point_out"):
        url = reverse(f"meetings:{name}", args=[minutes.meeting_id, remark.pk])
        assert client.get(url).status_code in {403, 404}, name


def test_an_open_vote_is_named_before_the_passing(client, cast):
    minutes = drafted(cast)
    put(minutes.meeting, cast.secretary)
    client.force_login(cast.secretary)
    page = client.get(address(minutes, "pass_minutes")).context["page"]
    assert len(page.warnings) == 3


def test_the_passing_leads_back_to_drafting_while_something_is_missing(client, cast):
    minutes = drafted(cast)
    closed(minutes.meeting, cast.colleague)
    remark(loaded(minutes.meeting), cast, deed="Sau khi dự thảo")
    client.force_login(cast.secretary)
    answer = client.get(address(minutes, "pass_minutes"))
    assert answer.context["page"].must_draft
    assert f'action="{address(minutes, "draft_minutes")}"' in body(answer)
    client.post(address(minutes, "draft_minutes"))
    assert not client.get(address(minutes, "pass_minutes")).context["page"].must_draft
