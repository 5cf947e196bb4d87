"""One-time codes: bound, counted, used once, kept nowhere in plain."""

import json
from datetime import timedelta

import pytest
from django.core import serializers
from django.db import IntegrityError, transaction
from django.utils import translation

from cells.accounts.one_time_codes.models import CodePurpose, OneTimeCode
from cells.accounts.one_time_codes.services import (
    digest_of,
    make_code,
    try_code,
    use_code,
    void_codes,
)
from cells.models import AuditEntry
from cells.workflow import WorkflowError
from tests.factories import NOW

SHA = "a" * 64
OTHER = "b" * 64


@pytest.fixture(autouse=True)
def _in_vietnamese():
    """A request of another test may have left another language."""
    with translation.override("vi"):
        yield


@pytest.fixture
def subject(cast):
    return cast.review_of(cast.author)


def make(cast, subject, *, by=None, sha=SHA, now=NOW):
    return make_code(
        purpose=CodePurpose.CONFIRM_PAPER,
        subject=subject,
        content_sha256=sha,
        member=cast.author,
        wrote_down=cast.colleague,
        made_by=by or cast.deputy,
        organisation_id=cast.cell.pk,
        now=now,
    )


def attempt(cast, subject, digits, *, by=None, sha=SHA, now=NOW):
    return try_code(
        purpose=CodePurpose.CONFIRM_PAPER,
        subject=subject,
        content_sha256=sha,
        digits=digits,
        by=by or cast.colleague,
        organisation_id=cast.cell.pk,
        now=now,
    )


def wrong(digits) -> str:
    return f"{(int(digits) + 1) % 10**8:08}"


def test_eight_digits_that_fit_once(cast, subject):
    code, digits = make(cast, subject)
    assert len(digits) == 8
    assert digits.isdecimal()
    found = attempt(cast, subject, digits)
    assert found == code
    use_code(code=found, by=cast.colleague, now=NOW)
    with pytest.raises(WorkflowError, match="Không có mã"):
        attempt(cast, subject, digits)
    with pytest.raises(WorkflowError, match="đã dùng"):
        use_code(code=found, by=cast.colleague, now=NOW)


def test_the_digits_are_kept_nowhere(cast, subject):
    _code, digits = make(cast, subject)
    row = serializers.serialize("json", OneTimeCode.objects.all())
    trace = json.dumps(list(AuditEntry.objects.values_list("details", flat=True)))
    assert digits not in row + trace
    assert AuditEntry.objects.get(action="code.make").actor == cast.deputy


def test_two_codes_with_equal_digits_have_unequal_digests(cast, subject):
    code, _digits = make(cast, subject)
    other, _digits = make(cast, subject)
    assert digest_of(code, "12345678") != digest_of(other, "12345678")


@pytest.mark.parametrize(
    "altered",
    [
        {"content_sha256": OTHER},
        {"subject_id": 999_999},
        {"nonce": "0" * 32},
        {"subject_kind": "remediationplan"},
    ],
    ids=lambda each: next(iter(each)),
)
def test_a_row_bound_anew_fits_no_digits(cast, subject, altered):
    code, digits = make(cast, subject)
    for name, value in altered.items():
        setattr(code, name, value)
    assert digest_of(code, digits) != code.digest


def test_the_secret_of_the_installation_is_needed(cast, subject, settings):
    code, digits = make(cast, subject)
    settings.SECRET_KEY = "another secret of another installation, long enough"
    assert digest_of(code, digits) != code.digest


def test_five_wrong_tries_and_a_right_one_too_late(cast, subject):
    _code, digits = make(cast, subject)
    for left in (4, 3, 2, 1):
        with pytest.raises(WorkflowError, match=f"Còn {left} lần thử"):
            attempt(cast, subject, wrong(digits))
    with pytest.raises(WorkflowError, match="năm lần"):
        attempt(cast, subject, wrong(digits))
    with pytest.raises(WorkflowError, match="năm lần"):
        attempt(cast, subject, digits)
    assert OneTimeCode.objects.get().tries == 5
    refused = AuditEntry.objects.filter(action="code.refuse").order_by("pk")
    assert [each.details["tries"] for each in refused] == [1, 2, 3, 4, 5]


def test_the_fifth_try_may_be_the_right_one(cast, subject):
    _code, digits = make(cast, subject)
    for _ in range(4):
        with pytest.raises(WorkflowError):
            attempt(cast, subject, wrong(digits))
    assert attempt(cast, subject, digits).tries == 4


@pytest.mark.parametrize(("days", "holds"), [(6, True), (7, False), (8, False)])
def test_seven_days(cast, subject, days, holds):
    _code, digits = make(cast, subject)
    at = NOW + timedelta(days=days)
    if holds:
        attempt(cast, subject, digits, now=at)
    else:
        with pytest.raises(WorkflowError, match="quá 7 ngày"):
            attempt(cast, subject, digits, now=at)


def test_another_text_another_code(cast, subject):
    _code, digits = make(cast, subject)
    with pytest.raises(WorkflowError, match="đã thay đổi"):
        attempt(cast, subject, digits, sha=OTHER)
    assert OneTimeCode.objects.get().tries == 0


def test_another_report_has_no_code(cast, subject):
    _code, digits = make(cast, subject)
    with pytest.raises(WorkflowError, match="Không có mã"):
        attempt(cast, cast.review_of(cast.secretary), digits)


def test_a_new_code_voids_the_old_one(cast, subject):
    _old, digits = make(cast, subject)
    new, new_digits = make(cast, subject)
    assert OneTimeCode.objects.open().get() == new
    if digits != new_digits:
        with pytest.raises(WorkflowError, match="chưa đúng"):
            attempt(cast, subject, digits)
    assert attempt(cast, subject, new_digits) == new


def test_a_voided_code_opens_nothing(cast, subject):
    _code, digits = make(cast, subject)
    assert void_codes(purpose=CodePurpose.CONFIRM_PAPER, subject=subject, now=NOW) == 1
    with pytest.raises(WorkflowError, match="Không có mã"):
        attempt(cast, subject, digits)


def test_made_by_a_third_and_not_entered_by_the_maker(cast, subject):
    for person in (cast.author, cast.colleague):
        with pytest.raises(WorkflowError, match="do người khác tạo"):
            make(cast, subject, by=person)
    _code, digits = make(cast, subject)
    with pytest.raises(WorkflowError, match="không nhập mã"):
        attempt(cast, subject, digits, by=cast.deputy)
    assert OneTimeCode.objects.get().tries == 0


@pytest.mark.parametrize(
    "broken",
    [
        {"made_by": "author"},
        {"made_by": "colleague"},
        {"tries": 6},
        {"used_at": NOW},
        {"used_at": NOW, "used_by": "deputy"},
        {"purpose": "anything"},
    ],
    ids=str,
)
def test_the_database_holds_the_rules_too(cast, subject, broken):
    make(cast, subject)
    values = {
        name: getattr(cast, value, value) if isinstance(value, str) else value
        for name, value in broken.items()
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        OneTimeCode.objects.update(**values)


def test_the_database_holds_one_open_code_about_a_subject(cast, subject):
    old, _digits = make(cast, subject)
    make(cast, subject)
    with pytest.raises(IntegrityError), transaction.atomic():
        OneTimeCode.objects.filter(pk=old.pk).update(voided_at=None)
