"""CONFIRM_PAPER in its three ways: bound to the text, and the typist's end."""

import hashlib
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from cells.models import (
    AuditEntry,
    CellRound,
    IndicatorAnswer,
    Mandate,
    Notification,
    OneTimeCode,
    PaperScan,
    Submission,
)
from cells.organisation.models import Role
from cells.organisation.services import delegate_reading
from cells.reviews.services import (
    ask_for_reader,
    change_entry,
    confirm_by_code,
    confirm_by_scan,
    confirm_signed_in,
)
from cells.scans import MOST_BYTES
from cells.workflow import WorkflowError
from tests.cells.reviews.acts import change, status_of
from tests.entries_scenes import (
    ENTERED,
    code_for,
    enter,
    entered,
    entry_of,
    fresh,
)
from tests.factories import TODAY, give_office

PDF = b"%PDF-1.7 signed print"


def sign_in_and_confirm(review, *, shown=None, now=ENTERED):
    review = fresh(review)
    return confirm_signed_in(
        review=review,
        shown=shown or entry_of(review).content_sha256,
        seen_version=review.version,
        now=now,
    )


def with_code(review, digits, by, *, now=ENTERED):
    review = fresh(review)
    return confirm_by_code(
        review=review, digits=digits, by=by, seen_version=review.version, now=now
    )


def with_scan(review, by, *, data=PDF, printed=None, name="ban-ky.pdf", now=ENTERED):
    review = fresh(review)
    return confirm_by_scan(
        review=review,
        name=name,
        data=data,
        printed=entry_of(review).content_sha256[:8] if printed is None else printed,
        by=by,
        seen_version=review.version,
        now=now,
    )


def refused(review, words, confirm, *args, **facts):
    with pytest.raises(WorkflowError, match=words):
        confirm(review, *args, **facts)
    assert status_of(review) == "entered"
    assert not Submission.objects.filter(review=review).exists()


def test_signed_in_the_author_files_what_was_entered(cast):
    review = entered(cast)
    submission = sign_in_and_confirm(review)
    entry = entry_of(review)
    assert submission.from_paper
    assert submission.content_sha256 == entry.content_sha256
    assert (entry.ending, entry.ended_by) == ("signed_in", cast.author)
    assert entry.submission == submission
    assert (fresh(review).status, fresh(review).typist) == ("filed", None)
    assert Notification.objects.filter(
        kind="review_filed", recipient=cast.secretary
    ).exists()
    assert not Notification.objects.filter(kind="paper_confirmed").exists()
    act = AuditEntry.objects.get(action="review.confirm_paper")
    assert (act.actor, act.details["how"]) == (cast.author, "signed_in")


def test_a_report_filed_on_screen_is_not_from_paper(cast, filed_first):
    assert not Submission.objects.get(review__author=cast.secretary).from_paper


@pytest.mark.parametrize("how", ["signed in", "code", "scan"])
def test_a_changed_answer_is_never_filed(cast, how):
    review = entered(cast)
    digits = code_for(review, cast.deputy)
    change(review, 3, deed="đổi sau khi in")
    if how == "signed in":
        refused(review, "đã thay đổi", sign_in_and_confirm)
    elif how == "code":
        refused(review, "đã thay đổi", with_code, digits, cast.colleague)
        assert not OneTimeCode.objects.filter(used_at__isnull=False).exists()
    else:
        refused(review, "đã thay đổi", with_scan, cast.colleague)


def test_what_was_printed_before_a_change_of_the_entry_confirms_nothing(cast):
    review = entered(cast)
    old = entry_of(review).content_sha256
    digits = code_for(review, cast.deputy)
    change_entry(
        review=review, by=cast.colleague, seen_version=review.version, now=ENTERED
    )
    change(review, 3, deed="sửa một chữ")
    enter(review)
    refused(review, "đã thay đổi", sign_in_and_confirm, shown=old)
    refused(review, "Không có mã", with_code, digits, cast.colleague)
    refused(review, "không khớp", with_scan, cast.colleague, printed=old[:8])


def test_nothing_is_confirmed_once_the_figures_are_frozen(cast):
    review = entered(cast)
    digits = code_for(review, cast.deputy)
    CellRound.objects.filter(pk=cast.cell_round.pk).update(status="reviews_closed")
    refused(review, "đã chốt", sign_in_and_confirm)
    refused(review, "đã chốt", with_code, digits, cast.colleague)
    refused(review, "đã chốt", with_scan, cast.colleague)
    assert not PaperScan.objects.exists()


def test_confirmed_twice_it_is_filed_once(cast):
    review = entered(cast)
    seen, shown = fresh(review), entry_of(review).content_sha256
    sign_in_and_confirm(review)
    with pytest.raises(WorkflowError):
        confirm_signed_in(
            review=seen, shown=shown, seen_version=seen.version, now=ENTERED
        )
    assert Submission.objects.filter(review=review).count() == 1


# --- By a code ----------------------------------------------------------------


@pytest.mark.parametrize("helper", ["colleague", "secretary"])
def test_the_code_entered_by_who_helps_files_it(cast, helper):
    review = entered(cast)
    digits = code_for(review, cast.deputy)
    submission = with_code(review, digits, getattr(cast, helper))
    assert submission.from_paper
    code = OneTimeCode.objects.get()
    assert (code.used_by, code.made_by) == (getattr(cast, helper), cast.deputy)
    assert entry_of(review).ending == "code"
    [notice] = Notification.objects.filter(kind="paper_confirmed")
    assert notice.recipient == cast.author


def test_neither_typist_nor_author_nor_reader_makes_a_code(cast):
    review = entered(cast)
    for person in (cast.colleague, cast.author, cast.secretary):
        with pytest.raises(WorkflowError):
            code_for(review, person)
    assert not OneTimeCode.objects.exists()


def test_a_secretary_who_typed_it_makes_no_code_even_if_another_reads_it(cast):
    review = entered(cast, typist=cast.secretary, by=cast.secretary)
    ask_for_reader(
        review=review, office="deputy", seen_version=review.version, now=ENTERED
    )
    for person in (cast.secretary, cast.deputy):
        with pytest.raises(WorkflowError):
            code_for(review, person)
    with_code(review, code_for(review, cast.committee_secretary), cast.secretary)


def test_who_reads_for_the_secretary_makes_no_code(cast):
    delegate_reading(
        cell=cast.cell,
        giver=cast.secretary,
        delegate=cast.deputy,
        started_on=TODAY,
        ended_on=TODAY,
        now=ENTERED,
    )
    with pytest.raises(WorkflowError, match="không tạo mã"):
        code_for(entered(cast), cast.deputy)


def test_a_maker_who_came_to_decide_has_made_it_in_vain(cast):
    review = entered(cast)
    digits = code_for(review, cast.deputy)
    Mandate.objects.filter(member=cast.secretary, role=Role.SECRETARY).delete()
    give_office(cast.deputy, cast.cell, Role.SECRETARY)
    refused(review, "nay là người đọc", with_code, digits, cast.colleague)
    assert OneTimeCode.objects.open().exists()


def test_the_maker_does_not_enter_the_own_code(cast):
    review = entered(cast)
    ask_for_reader(
        review=review, office="deputy", seen_version=review.version, now=ENTERED
    )
    digits = code_for(review, cast.secretary)
    refused(review, "không nhập mã", with_code, digits, cast.secretary)


def test_a_wrong_code_stays_counted_though_nothing_is_filed(cast):
    review = entered(cast)
    digits = code_for(review, cast.deputy)
    wrong = f"{(int(digits) + 1) % 10**8:08}"
    refused(review, "Còn 4 lần thử", with_code, wrong, cast.colleague)
    assert OneTimeCode.objects.get().tries == 1
    with_code(review, digits, cast.colleague)


# --- By the scan of the signed print --------------------------------------------


@pytest.mark.parametrize("helper", ["colleague", "secretary"])
def test_the_scan_is_kept_privately_with_its_hash(cast, helper, settings):
    review = entered(cast)
    submission = with_scan(review, getattr(cast, helper))
    scan = PaperScan.objects.get()
    assert scan.entry.submission == submission
    assert scan.sha256 == hashlib.sha256(PDF).hexdigest()
    assert (scan.media_type, scan.size) == ("application/pdf", len(PDF))
    path = Path(scan.file.path)
    assert path.is_relative_to(settings.MEDIA_ROOT)
    assert len(path.stem) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert entry_of(review).ending == "scan"
    [notice] = Notification.objects.filter(kind="paper_confirmed")
    assert notice.recipient == cast.author
    act = AuditEntry.objects.get(action="review.confirm_paper")
    assert act.details["scan_sha256"] == scan.sha256


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.pdf", "không có nội dung"),
        (b"<html>", "a.pdf", "PDF, JPEG hoặc PNG"),
        (b"MZ\x90\x00", "a.png", "PDF, JPEG hoặc PNG"),
        (PDF + b"0" * MOST_BYTES, "a.pdf", "lớn hơn 10 MB"),
        (PDF, "báo cáo (MẬT).pdf", "dấu mật"),
    ],
    ids=["empty", "html", "exe", "too large", "secret"],
)
def test_what_is_no_scan_confirms_nothing(cast, settings, data, name, words):
    review = entered(cast)
    refused(review, words, with_scan, cast.colleague, data=data, name=name)
    assert not PaperScan.objects.exists()
    assert not [p for p in Path(settings.MEDIA_ROOT).rglob("*") if p.is_file()]


@pytest.mark.parametrize("printed", ["", "0000 0000", "zz"])
def test_the_code_on_the_print_binds_the_scan_to_the_text(cast, settings, printed):
    review = entered(cast)
    refused(review, "không khớp", with_scan, cast.colleague, printed=printed)
    assert not [p for p in Path(settings.MEDIA_ROOT).rglob("*") if p.is_file()]


def test_late_is_late_from_paper_too(cast):
    review = entered(cast)
    assert sign_in_and_confirm(review, now=ENTERED + timedelta(days=20)).is_late
    assert IndicatorAnswer.objects.filter(review=review).count() == 27
