"""Guests of the cell, the delegate of the committee above, and their invitations."""

import pytest
from django.urls import reverse

from cells.meetings.services import (
    GuestValues,
    change_guest,
    name_delegate,
    remove_guest,
    withdraw_delegate,
)
from cells.models import AuditEntry, Guest, Notification, Organisation
from cells.organisation.models import Role
from cells.workflow import WorkflowError
from tests.convening_scenes import MAIL, convened, invited_guest
from tests.factories import NOW, make_cell, make_officer, open_round
from tests.meeting_scenes import begun, fresh, planned
from tests.nonsense import HUGE, send


def named(cast, meeting, name="Vũ Văn Cấp", by=None) -> Guest:
    return name_delegate(
        meeting=meeting,
        values=GuestValues(name, "Ủy viên Ban Thường vụ", "", is_delegate=True),
        by=by or cast.staff,
        now=NOW,
    )


def url(name, *args) -> str:
    return reverse(f"meetings:{name}", args=args)


def page(client, person, name, *args) -> str:
    client.force_login(person)
    return client.get(url(name, *args)).content.decode()


def test_a_guest_is_added_changed_and_removed_in_the_pages(cast, client):
    meeting = planned(cast)
    client.force_login(cast.secretary)
    fields = {"name": "  Lê Thị\nKhách ", "position_held": "Giảng viên", "email": MAIL}
    assert client.post(url("guests", meeting.pk), fields).status_code == 302
    guest = Guest.objects.get()
    assert (guest.name, guest.named_by, guest.is_delegate) == (
        "Lê Thị Khách", cast.secretary, False,
    )  # fmt: skip
    changing = url("change_guest", meeting.pk, guest.pk)
    fields = {"name": "Lê Thị Mới", "is_delegate": "on", "version": "1"}
    assert client.post(changing, fields).status_code == 302
    guest.refresh_from_db()
    assert (guest.name, guest.email, guest.is_delegate, guest.version) == (
        "Lê Thị Mới", "", True, 2,
    )  # fmt: skip
    assert "Lê Thị Mới" in page(client, cast.author, "detail", meeting.pk)
    client.force_login(cast.secretary)
    client.post(url("remove_guest", meeting.pk, guest.pk), {"version": "2"})
    assert "Lê Thị Mới" not in page(client, cast.author, "detail", meeting.pk)
    assert "Khách" not in str(list(AuditEntry.objects.values_list("details")))


WRONG = {
    "name": ["", "  ", "\x00", "x" * 121],
    "position_held": ["x" * 161],
    "email": ["khach", "khach@", "a\nb@example.vn", f"{'x' * 250}@example.vn"],
}


@pytest.mark.parametrize("field", WRONG)
def test_nonsense_is_refused_with_everything_kept(cast, client, field):
    meeting = planned(cast)
    client.force_login(cast.secretary)
    for wrong in WRONG[field]:
        fields = {"name": "Tên đã gõ", "position_held": "Nơi đã gõ", field: wrong}
        response = send(client, url("guests", meeting.pk), fields)
        assert response.status_code == 422, wrong
        kept = "Nơi đã gõ" if field != "position_held" else "Tên đã gõ"
        assert kept in response.content.decode()
    assert not Guest.objects.exists()


@pytest.mark.parametrize("version", ["", "abc", HUGE, "-1"])
def test_a_page_without_its_version_is_refused(cast, client, version):
    guest = invited_guest(cast, planned(cast))
    client.force_login(cast.secretary)
    place = [guest.meeting_id, guest.pk]
    fields = {"name": "Tên đã gõ", "version": version}
    response = client.post(url("change_guest", *place), fields)
    assert response.status_code == 422
    client.post(url("remove_guest", *place), {"version": version})
    assert Guest.objects.get().removed_at is None


def test_an_older_page_is_told_and_keeps_what_was_typed(cast, client):
    guest = invited_guest(cast, planned(cast))
    change_guest(
        guest=guest, values=GuestValues("Tên mới"), seen_version=1,
        by=cast.deputy, now=NOW,
    )  # fmt: skip
    client.force_login(cast.secretary)
    changing = url("change_guest", guest.meeting_id, guest.pk)
    response = client.post(changing, {"name": "Tên đã gõ", "version": "1"})
    assert response.status_code == 409
    for text in ("Tên đã gõ", "Tên mới"):
        assert text in response.content.decode()
    with pytest.raises(WorkflowError):
        remove_guest(guest=guest, seen_version=1, by=cast.secretary, now=NOW)
    remove_guest(guest=guest, seen_version=2, by=cast.secretary, now=NOW)
    with pytest.raises(WorkflowError):
        remove_guest(guest=guest, seen_version=3, by=cast.secretary, now=NOW)


def test_once_the_session_began_nobody_is_invited(cast, client):
    meeting = convened(cast)
    guest = invited_guest(cast, meeting)
    begun(meeting)
    for act in (
        lambda: invited_guest(cast, fresh(meeting)),
        lambda: named(cast, fresh(meeting)),
        lambda: remove_guest(guest=guest, seen_version=1, by=cast.secretary, now=NOW),
    ):
        with pytest.raises(WorkflowError):
            act()
    client.force_login(cast.secretary)
    response = client.post(url("guests", meeting.pk), {"name": "Tên đã gõ"})
    assert response.status_code == 409
    assert "Tên đã gõ" in response.content.decode()


def test_the_committee_names_who_attends_and_the_leaders_see_it(cast, client):
    meeting = planned(cast)
    client.force_login(cast.staff)
    fields = {"name": "Vũ Văn Cấp", "position_held": "Phó Bí thư Đảng ủy"}
    client.post(url("delegate", meeting.pk), fields)
    guest = Guest.objects.get()
    assert (guest.is_delegate, guest.named_by) == (True, cast.staff)
    notices = Notification.objects.filter(kind="delegate_named")
    assert {each.recipient for each in notices} == {cast.secretary, cast.deputy}
    assert "Vũ Văn Cấp, Phó Bí thư Đảng ủy" in page(
        client, cast.secretary, "detail", meeting.pk
    )
    shown = page(client, cast.committee_secretary, "dates")
    assert "Vũ Văn Cấp" in shown
    assert "Dự kiến" in shown
    withdraw_delegate(guest=guest, seen_version=1, by=cast.committee_secretary, now=NOW)
    assert "Vũ Văn Cấp" not in page(client, cast.staff, "dates")


def test_the_cell_does_not_change_whom_the_committee_named(cast, client):
    meeting = planned(cast)
    guest = named(cast, meeting)
    client.force_login(cast.secretary)
    for name in ("change_guest", "remove_guest"):
        assert client.post(url(name, meeting.pk, guest.pk)).status_code == 403
    own = invited_guest(cast, meeting, is_delegate=True)
    assert client.get(url("change_guest", meeting.pk, own.pk)).status_code == 200


def test_the_committee_sees_no_other_guest_and_no_session(cast, client):
    meeting = convened(cast)
    guest = invited_guest(cast, meeting)
    shown = page(client, cast.staff, "delegate", meeting.pk)
    for text in (guest.name, cast.secretary.full_name, cast.colleague.full_name):
        assert text not in shown
    for name in ("detail", "attendance", "guests", "calendar"):
        assert client.get(url(name, meeting.pk)).status_code == 404
    place = [meeting.pk, guest.pk]
    assert client.post(url("withdraw_delegate", *place)).status_code == 404


def test_only_the_committee_directly_above_names_somebody(cast, client):
    """The one above that one sees the day, and nobody's name."""
    middle = Organisation.objects.add_child(
        Organisation.objects.get(pk=cast.committee.pk),
        {"code": "DB-2", "name": "Đảng bộ bộ phận", "kind": "committee"},
    )
    cell = make_cell(middle, "Chi bộ Ba", "CB-3")
    leader = make_officer(cell, Role.SECRETARY, cell=cell)
    meeting = planned(cast)
    meeting.cell_round = open_round(cell, leader)
    meeting.save()
    named(cast, meeting)
    shown = page(client, cast.staff, "dates")
    assert "Chi bộ Ba" in shown
    assert "Vũ Văn Cấp" not in shown
    assert client.get(url("delegate", meeting.pk)).status_code == 404
    staff = make_officer(middle, Role.COMMITTEE_STAFF)
    assert "Vũ Văn Cấp" in page(client, staff, "dates")
    assert "Chi bộ Ba" in page(client, staff, "delegate", meeting.pk)


def test_the_invitation_is_printed_for_one_guest(cast, client):
    guest = invited_guest(cast, convened(cast))
    client.force_login(cast.secretary)
    place = [guest.meeting_id, guest.pk]
    response = client.get(reverse("reports:guest_invitation", args=place))
    assert response.content.startswith(b"%PDF")
    assert "khach" not in response["Content-Disposition"].lower()
    entry = AuditEntry.objects.get(action="meeting.print_invitation")
    assert entry.details == {"guest": guest.pk}
