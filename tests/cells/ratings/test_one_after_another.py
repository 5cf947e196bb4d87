"""Many dossiers in one evening: what waits is marked, what is the same is offered."""

import time_machine
from django.urls import reverse

from tests.ratings_scenes import (
    AFTER,
    decided,
    not_rated,
    proposal,
    proposed,
    remarked,
    sent,
)

MARK = "chờ đồng chí"


def at(name, rating) -> str:
    return reverse(f"ratings:{name}", args=[rating.pk])


def words(client, person, place) -> str:
    client.force_login(person)
    return client.get(place, follow=True).content.decode()


def test_the_list_marks_what_waits_for_its_reader_alone(cast, client):
    sent(cast, cast.author)
    proposed(cast, cast.colleague)
    place = reverse("ratings:cell")
    assert words(client, cast.secretary, place).count(f">{MARK}<") == 1
    assert f">{MARK}<" not in words(client, cast.deputy, place)
    assert f">{MARK}<" not in words(client, cast.author, place)
    above = reverse("ratings:committee")
    assert f">{MARK}<" not in words(client, cast.committee_secretary, above)
    with time_machine.travel(AFTER, tick=False):  # the day to answer by is past
        assert words(client, cast.committee_secretary, above).count(f">{MARK}<") == 1


def test_one_dossier_leads_to_the_next_that_waits(cast, client):
    first, second = remarked(cast, cast.author), sent(cast, cast.colleague)
    client.force_login(cast.secretary)
    assert client.get(at("next", first)).url == at("detail", second)
    assert client.get(at("next", second)).url == at("detail", first)
    not_rated(cast, cast.author)
    assert client.get(at("next", second)).url == reverse("ratings:cell")


def test_the_meeting_is_offered_again_and_never_a_level_or_totals(cast, client):
    how = proposal()
    proposed(cast, cast.author)
    waiting = remarked(cast, cast.colleague)
    client.force_login(cast.secretary)
    form = client.get(at("propose", waiting)).context["form"]
    offered = {name: form[name].value() for name in ("meeting_on", "answer_by")}
    assert offered == {"meeting_on": how.meeting_on, "answer_by": how.answer_by}
    assert form["vote_mode"].value() == how.vote_mode
    assert form["votes_entitled"].value() == how.votes_entitled
    assert not form["proposed_level"].value()
    assert form["votes_good"].value() == 0


def test_the_paper_of_the_decision_is_offered_again(cast, client):
    done = decided(cast, cast.author)
    waiting = proposed(cast, cast.colleague)
    with time_machine.travel(AFTER, tick=False):
        client.force_login(cast.committee_secretary)
        form = client.get(at("decide", waiting)).context["form"]
    assert form["number"].value() == done.decision_number
    assert form["decision_on"].value() == done.decision_on
    assert form["level"].value() == waiting.proposed_level
