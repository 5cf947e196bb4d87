"""Both texts of a kept item for its reader; the others learn who leads it."""

import pytest
from django.urls import reverse

from cells.models import AuditEntry, CellFinding
from tests.html_forms import form_of
from tests.remarks_scenes import ended, kept_item, running

OWN, GUIDANCE, REASON = "Việc của tôi.", "Định hướng 2.", "Đúng như vậy."


@pytest.fixture
def submission(cast):
    return kept_item(cast)


@pytest.fixture
def meeting(cast, submission):
    return running(cast)


@pytest.fixture
def secretary(cast, client):
    client.force_login(cast.secretary)
    return client


def page_of(meeting) -> str:
    return reverse("meetings:kept_items", args=[meeting.pk])


def action(meeting, submission, number=7) -> str:
    args = [meeting.pk, submission.pk, number]
    return reverse("meetings:point_out_kept", args=args)


def text_of(response) -> str:
    return response.content.decode()


def openings(submission, actor) -> int:
    acts = AuditEntry.objects.filter(action="submission.open", actor_id=actor.pk)
    return acts.filter(target_id=submission.pk).count()


def test_the_live_page_leads_to_them_without_their_words(
    cast, meeting, submission, client
):
    for person in ("secretary", "deputy", "colleague"):
        client.force_login(getattr(cast, person))
        page = text_of(client.get(reverse("meetings:live", args=[meeting.pk])))
        assert "Có mục đã được trả lại hai lần" in page
        assert page_of(meeting) in page
        for words in (OWN, GUIDANCE, REASON):
            assert words not in page


def test_only_the_reader_sees_the_texts_and_it_is_recorded(
    cast, meeting, submission, client
):
    for person in ("deputy", "colleague"):
        client.force_login(getattr(cast, person))
        page = text_of(client.get(page_of(meeting)))
        assert "người điều hành: Bí thư" in page
        for words in (OWN, GUIDANCE, REASON, cast.author.full_name):
            assert words not in page
        assert openings(submission, getattr(cast, person)) == 0
    client.force_login(cast.secretary)
    AuditEntry.objects.filter(action="submission.open").delete()
    response = client.get(page_of(meeting))
    for words in (OWN, GUIDANCE, REASON, cast.author.full_name):
        assert words in text_of(response)
    assert response["Cache-Control"] == "no-store"
    client.get(page_of(meeting))
    assert openings(submission, cast.secretary) == 1


def test_the_author_who_records_does_not_press_on_the_own(cast, submission, client):
    meeting = running(cast, clerk=cast.author)
    client.force_login(cast.author)
    assert OWN not in text_of(client.get(page_of(meeting)))
    assert client.post(action(meeting, submission)).status_code == 404


def test_one_press_puts_both_texts_before_the_cell(
    cast, meeting, submission, secretary
):
    place = action(meeting, submission)
    fields = {
        k: v[0] for k, v in form_of(secretary.get(page_of(meeting)), place).items()
    }
    assert fields["wording"] == GUIDANCE
    for _ in range(2):
        assert secretary.post(place, fields).status_code == 302
    row = CellFinding.objects.get()
    assert (row.subject, row.indicator.number) == (cast.author, 7)
    assert (row.own_text, row.guidance_text) == (f"{OWN}\n\n{REASON}", GUIDANCE)
    assert row.submission.pk == submission.pk
    assert "Đã đưa ra chi bộ" in text_of(secretary.get(page_of(meeting)))


@pytest.mark.parametrize(
    ("wrong", "status"),
    [({"wording": " "}, 422), ({"wording": "x" * 3001}, 422), ({"page_id": "?"}, 422)],
)
def test_a_wrong_press_keeps_the_words(meeting, submission, secretary, wrong, status):
    place = action(meeting, submission)
    fields = {
        k: v[0] for k, v in form_of(secretary.get(page_of(meeting)), place).items()
    }
    refused = secretary.post(place, fields | {"wording": "Lời tôi gõ"} | wrong)
    assert refused.status_code == status
    if "wording" not in wrong:
        assert form_of(refused, place)["wording"] == ["Lời tôi gõ"]
    assert not CellFinding.objects.exists()


def test_whom_it_concerns_follows_from_the_item(cast, meeting, submission, secretary):
    place = action(meeting, submission)
    fields = {
        k: v[0] for k, v in form_of(secretary.get(page_of(meeting)), place).items()
    }
    forged = fields | {"subject": cast.deputy.pk, "indicator": 1}
    assert secretary.post(place, forged).status_code == 302
    assert CellFinding.objects.get().subject == cast.author
    for other in ((submission, 8), (cast.review_of(cast.author), 7)):
        if other[0].pk != submission.pk or other[1] != 7:
            assert secretary.post(action(meeting, *other), fields).status_code == 404


def test_too_late_the_words_are_shown(meeting, submission, secretary):
    place = action(meeting, submission)
    fields = {
        k: v[0] for k, v in form_of(secretary.get(page_of(meeting)), place).items()
    }
    ended(meeting)
    late = secretary.post(place, fields | {"wording": "Lời đến muộn"})
    assert (late.status_code, "Lời đến muộn" in text_of(late)) == (409, True)
