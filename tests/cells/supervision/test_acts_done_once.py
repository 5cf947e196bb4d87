"""Acts after which nothing is there any more: each person finds it untouched.

The matrix (``tests/test_access.py``) lets one person act after the other.
"""

import pytest
from django.db import transaction
from django.urls import reverse

from cells.models import Idea, MeetingClerk
from tests import supervision_scenes as scenes
from tests.access_matrix import PEOPLE, Scene, only
from tests.walk_of_texts import signed_in

pytestmark = pytest.mark.usefixtures("on_the_day")


def answers_to_each(cast, url) -> dict:
    scene = Scene.__new__(Scene)
    scene.cast = cast
    got = {"get": {}, "post": {}}
    for person in PEOPLE:
        client = signed_in(scene, person)
        for method, found in got.items():
            with transaction.atomic():
                found[person] = getattr(client, method)(url).status_code
                transaction.set_rollback(True)
    return got


def test_an_idea_is_taken_away_by_its_author_and_by_the_secretary(cast):
    given = scenes.idea(cast)
    url = reverse("supervision:withdraw_idea", args=[given.pk])
    done = only(302, "author", "secretary")
    assert answers_to_each(cast, url) == {"get": done, "post": done}
    assert Idea.objects.get().withdrawn_at is None


def test_a_clerk_is_ended_by_those_who_lead_the_cell(cast):
    named = scenes.clerk(cast)
    url = reverse("supervision:end_clerk", args=[named.pk])
    done = only(302, "secretary", "deputy")
    assert answers_to_each(cast, url) == {"get": done, "post": done}
    assert MeetingClerk.objects.get().ended_at is None


def test_evidence_is_taken_off_a_draft_by_its_author_alone(cast):
    file = scenes.evidence(scenes.started(cast))
    url = reverse("supervision:remove_evidence", args=[file.pk])
    done = only(302, "author")
    assert answers_to_each(cast, url) == {"get": done, "post": done}
