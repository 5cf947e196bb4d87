"""A round that is over ends what goes on on paper in it (P7)."""

import pytest
from django.urls import reverse

from cells.journey.cancel_round import cancel_round
from cells.models import CellRound, OneTimeCode
from cells.reviews.services import take_over_entry
from cells.workflow import WorkflowError
from tests.entries_scenes import SECRET, code_for, entered, entry_of, fresh, named
from tests.factories import NOW

pytestmark = pytest.mark.usefixtures("on_the_day")


def cancel(cast):
    cell_round = CellRound.objects.select_related("round").get(pk=cast.cell_round.pk)
    cancel_round(
        cell_round=cell_round,
        by=cast.secretary,
        reason="Đợt của cấp trên đã mở",
        seen_version=cell_round.version,
        now=NOW,
    )


@pytest.mark.parametrize("scene", [named, entered])
def test_nobody_types_in_a_cancelled_round(scene, cast):
    review = scene(cast)
    cancel(cast)
    after, entry = fresh(review), entry_of(review)
    assert (after.status, after.typist) == ("draft", None)
    assert after.version == review.version + 1
    assert (entry.ending, entry.ended_by) == ("withdrawn", cast.secretary)


def test_a_code_opens_nothing_any_more(cast):
    review = entered(cast)
    code_for(review, cast.deputy)
    cancel(cast)
    assert not OneTimeCode.objects.open().exists()


def test_what_was_typed_stays_with_its_author_alone(cast, client):
    review = entered(cast)
    cancel(cast)
    client.force_login(cast.author)
    kept = client.get(reverse("reviews:kept", args=[review.pk]))
    assert SECRET in kept.content.decode()
    assert client.get(reverse("reviews:paper", args=[review.pk])).status_code in (
        200, 302
    )  # fmt: skip
    client.force_login(cast.colleague)
    for name, more in (("entry", [1]), ("entry_read_through", []), ("paper_help", [])):
        address = reverse(f"reviews:{name}", args=[review.pk, *more])
        assert client.get(address).status_code == 404
    with pytest.raises(WorkflowError):
        take_over_entry(review=review, seen_version=review.version, now=NOW)
