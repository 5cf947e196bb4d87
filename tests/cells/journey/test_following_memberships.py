"""Who joins a cell later writes in its open round, who leaves is excused (O1)."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse

from cells.journey.authors_follow_memberships import follow_memberships
from cells.models import AuditEntry, Mandate, Membership, Notification, SelfReview
from cells.organisation.models import Role, Standing
from cells.organisation.services import save_membership
from tests.factories import (
    LONG_AGO,
    NOW,
    TODAY,
    Cast,
    accept,
    answer_all,
    file_review,
    make_cell,
    make_member,
)
from tests.rounds_scenes import excused, put_round, write_again

DAY = timedelta(days=1)


pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def cast(db):
    cast = Cast()
    file_review(cast.review_of(cast.secretary))
    return cast


def join(cast, *, standing=Standing.OFFICIAL, started_on=TODAY, member=None):
    """As the administrator enters it."""
    membership = Membership(
        member=member or make_member(),
        cell=cast.cell,
        standing=standing,
        started_on=started_on,
    )
    save_membership(membership=membership, by=cast.administrator, now=NOW)
    return membership.member


def leave(cast, member, *, ended_on=TODAY - DAY):
    membership = Membership.objects.get(member=member, ended_on=None)
    membership.ended_on = ended_on
    save_membership(membership=membership, by=cast.administrator, now=NOW)


def report(member):
    return SelfReview.objects.filter(author=member).first()


def told(member, kind) -> int:
    return Notification.objects.filter(recipient=member, kind=kind).count()


# --- Joining -----------------------------------------------------------------


@pytest.mark.parametrize("standing", [Standing.OFFICIAL, Standing.PROBATIONARY])
def test_who_joins_has_an_empty_report_with_its_reader_at_once(standing, cast):
    member = join(cast, standing=standing)
    review = report(member)
    assert (review.cell_round, review.status) == (cast.cell_round, "draft")
    assert (review.reader_office, review.reader_organisation) == (
        "secretary",
        cast.cell,
    )
    assert told(member, "round_issued") == 1
    assert told(cast.secretary, "authors_changed") == 1
    entry = AuditEntry.objects.get(action="review.add_author")
    assert (entry.actor, entry.details) == (None, {"author": member.pk})


@pytest.mark.parametrize(
    "standing", [Standing.TEMPORARY, Standing.EXEMPT, Standing.SUSPENDED]
)
def test_who_need_not_write_gets_none(standing, cast):
    assert report(join(cast, standing=standing)) is None


@pytest.mark.parametrize("status", ["reviews_closed", "closed", "cancelled"])
def test_a_round_that_is_not_open_is_left_alone(status, cast):
    put_round(cast.cell_round, status)
    leaving = cast.author
    assert report(join(cast)) is None
    leave(cast, leaving)
    assert report(leaving).status == "draft"


def test_a_cell_without_a_round_takes_its_members(cast):
    cell = make_cell(cast.committee, "Chi bộ mới", "CB-8")
    membership = Membership(member=make_member(), cell=cell, started_on=TODAY)
    save_membership(membership=membership, by=None, now=NOW)
    assert report(membership.member) is None


def test_without_a_reader_the_membership_stands_and_the_next_night_asks(cast):
    held = Mandate.objects.filter(
        role__in=[Role.SECRETARY, Role.DEPUTY],
        organisation__in=[cast.cell, cast.committee],
        ended_on=None,
    )
    rows = list(held)
    held.delete()
    member = join(cast)
    assert report(member) is None
    Mandate.objects.bulk_create(rows)
    assert follow_memberships(cell=cast.cell, now=NOW).added == [member.pk]
    assert report(member).status == "draft"


# --- Leaving -----------------------------------------------------------------


def test_who_leaves_is_excused_with_the_reason_and_keeps_the_text(cast, client):
    review = answer_all(cast.review_of(cast.author), declared={3: {"deed": "Đã viết"}})
    leave(cast, cast.author)
    review = SelfReview.objects.get(pk=review.pk)
    assert (review.status, review.excused_reason, review.excused_on) == (
        "excused",
        "transferred",
        TODAY - DAY,
    )
    assert told(cast.author, "report_excused") == 1
    assert told(cast.secretary, "authors_changed") == 1
    assert AuditEntry.objects.get(action="review.excuse").details == {
        "reason": "transferred"
    }
    client.force_login(cast.author)
    page = client.get(reverse("reviews:kept", args=[review.pk])).content.decode()
    assert "Đã viết" in page
    assert "04/10/2026" in page


@pytest.mark.parametrize("standing", ["exempt", "suspended", "temporary"])
def test_a_new_standing_excuses_with_its_reason(standing, cast):
    review = excused(cast.review_of(cast.author), reason=standing)
    assert (review.status, review.excused_reason) == ("excused", standing)


@pytest.mark.parametrize("status", ["draft", "guided", "rewrite", "not_filed"])
def test_every_report_that_is_not_filed_is_excused(status, cast):
    review = cast.review_of(cast.author)
    SelfReview.objects.filter(pk=review.pk).update(status=status)
    leave(cast, cast.author)
    assert report(cast.author).status == "excused"


def test_what_was_filed_or_accepted_stays_and_counts_on(cast):
    file_review(cast.review_of(cast.author))
    accept(file_review(cast.review_of(cast.colleague)), cast.secretary)
    for member in (cast.author, cast.colleague):
        leave(cast, member)
    assert report(cast.author).status == "filed"
    assert report(cast.colleague).status == "accepted"
    assert told(cast.author, "report_excused") == 0


def test_the_last_day_still_counts(cast):
    leave(cast, cast.author, ended_on=TODAY)
    assert report(cast.author).status == "draft"
    follow_memberships(cell=cast.cell, now=NOW + DAY)
    assert report(cast.author).status == "excused"


def test_an_account_that_is_switched_off_is_not_excused_for_it(cast):
    type(cast.author).objects.filter(pk=cast.author.pk).update(is_active=False)
    follow_memberships(cell=cast.cell, now=NOW)
    assert report(cast.author).status == "draft"


def test_a_change_from_probation_to_full_membership_changes_nothing(cast):
    leave(cast, cast.author)
    SelfReview.objects.filter(author=cast.author).update(
        status="draft", excused_reason=""
    )
    Notification.objects.all().delete()
    join(cast, member=cast.author)
    assert SelfReview.objects.filter(author=cast.author).count() == 1
    assert not Notification.objects.exists()


# --- The administrator's page, and the nights --------------------------------


def test_the_administrators_form_is_followed_at_once(cast, client):
    client.force_login(cast.administrator)
    member = make_member()
    fields = {
        "member": member.pk,
        "cell": cast.cell.pk,
        "standing": "official",
        "started_on": "05/10/2026",
        "ended_on": "",
    }
    client.post(reverse("admin:cells_membership_add"), fields)
    assert report(member).status == "draft"
    membership = Membership.objects.get(member=member)
    url = reverse("admin:cells_membership_change", args=[membership.pk])
    client.post(url, {"started_on": "01/10/2026", "ended_on": "04/10/2026"})
    assert report(member).status == "excused"


def command(now) -> str:
    out = StringIO()
    with time_machine.travel(now, tick=False):
        call_command("follow_memberships", stdout=out)
    return out.getvalue()


def test_days_that_lie_ahead_are_met_at_night_and_only_once(cast):
    coming = join(cast, started_on=TODAY + DAY)
    leave(cast, cast.author, ended_on=TODAY)
    assert report(coming) is None
    assert "0 reports added, 0 excused" in command(NOW)
    assert "1 reports added, 1 excused" in command(NOW + DAY)
    assert (report(coming).status, report(cast.author).status) == ("draft", "excused")
    rows = list(SelfReview.objects.order_by("pk").values())
    notices = Notification.objects.count()
    assert "0 reports added, 0 excused" in command(NOW + DAY)
    assert list(SelfReview.objects.order_by("pk").values()) == rows
    assert Notification.objects.count() == notices


def test_the_command_names_nobody(cast):
    leave(cast, cast.author, ended_on=TODAY)
    assert cast.author.full_name not in command(NOW + DAY)


def test_another_cell_is_not_touched(cast):
    before = list(SelfReview.objects.filter(cell_round=cast.other_round).values())
    leave(cast, cast.author)
    join(cast)
    after = list(SelfReview.objects.filter(cell_round=cast.other_round).values())
    assert after == before


def test_who_moves_to_another_cell_writes_there(cast):
    review = cast.review_of(cast.author)
    leave(cast, cast.author)
    membership = Membership(member=cast.author, cell=cast.other_cell, started_on=TODAY)
    save_membership(membership=membership, by=None, now=NOW)
    review.refresh_from_db()
    assert review.status == "excused"
    assert SelfReview.objects.get(cell_round=cast.other_round, author=cast.author)


def test_nothing_happens_to_memberships_of_long_ago(cast):
    leave(cast, cast.former, ended_on=LONG_AGO + DAY)
    assert report(cast.former).excused_on == LONG_AGO + DAY
    assert write_again(report(cast.former))
