"""Who counts in a meeting, which share is needed, and that the rules are data."""

from datetime import date, timedelta

import pytest

from cells.meetings.quorum import QUORUM, base_of, carried, quorum_of, rule_on
from cells.meetings.voting_rules import RULES, VotingRule, read_rules
from cells.models import Attendance, Membership, OrganisationPreferences
from cells.organisation.models import Standing
from tests.convening_scenes import convened, everybody, note, row_of
from tests.factories import LONG_AGO, make_member
from tests.meeting_scenes import HELD_ON, fresh

HALF, THIRDS = rule_on(HELD_ON, "more_than_half"), rule_on(HELD_ON, "two_thirds")


@pytest.fixture
def meeting(cast):
    """Five official members, of whom all are present."""
    meeting = convened(cast)
    note(meeting, cast.secretary, **everybody(meeting))
    return fresh(meeting)


def put(meeting, member, **values):
    Attendance.objects.filter(meeting=meeting, member=member).update(**values)


ABSENT = {"presence": "without_leave", "was_present": False}
ON_LEAVE = {"presence": "on_leave", "was_present": False, "leave_reason": "Ốm"}


def test_all_official_members_called_have_a_vote(cast, meeting):
    base = base_of(meeting)
    assert (base.official, base.entitled, base.present_entitled) == (5, 5, 5)
    assert (base.total, base.present, base.called) == (5, 5, 5)


@pytest.mark.parametrize("standing", ["temporary", "probationary", "suspended"])
def test_who_never_has_a_vote_here(cast, meeting, standing):
    put(meeting, cast.author, standing=standing)
    base = base_of(meeting)
    assert (base.entitled, base.present_entitled, base.present) == (4, 4, 5)
    assert getattr(base, standing) == 1


def test_who_is_exempt_counts_only_if_present(cast, meeting):
    put(meeting, cast.author, standing="exempt")
    base = base_of(meeting)
    assert (base.exempt, base.exempt_present, base.entitled) == (1, 1, 5)
    for away in (ABSENT, {"presence": "expected", "was_present": False}, ON_LEAVE):
        put(meeting, cast.author, **away)
        base = base_of(meeting)
        assert (base.exempt_present, base.entitled, base.called) == (0, 4, 4)


def test_absent_without_leave_still_counts_and_with_leave_does_not(cast, meeting):
    put(meeting, cast.author, **ABSENT)
    base = base_of(meeting)
    assert (base.entitled, base.present_entitled) == (5, 4)
    put(meeting, cast.author, **ON_LEAVE)
    base = base_of(meeting)
    assert (base.entitled, base.on_leave_throughout, base.called) == (4, 1, 5)


def test_who_left_before_the_end_counts(cast, meeting):
    put(meeting, cast.author, presence="on_leave", leave_reason="Ốm", was_present=True)
    base = base_of(meeting)
    assert (base.entitled, base.on_leave_throughout) == (5, 0)
    assert (base.present, base.took_part) == (4, 5)


def test_who_is_in_another_cell_for_a_time_does_not_count(cast, meeting):
    elsewhere = Membership.objects.create(
        member=cast.author, cell=cast.other_cell, standing="temporary",
        started_on=HELD_ON,
    )  # fmt: skip
    assert (base_of(meeting).elsewhere, base_of(meeting).entitled) == (1, 4)
    Membership.objects.filter(pk=elsewhere.pk).update(
        started_on=LONG_AGO, ended_on=HELD_ON - timedelta(days=1)
    )
    assert (base_of(meeting).elsewhere, base_of(meeting).entitled) == (0, 5)


def test_the_base_is_one_query(cast, meeting, django_assert_num_queries):
    with django_assert_num_queries(1):
        base_of(meeting)


@pytest.mark.parametrize(
    ("entitled", "half", "thirds"),
    [(1, 1, 1), (2, 2, 2), (3, 2, 2), (13, 7, 9), (14, 8, 10), (15, 8, 10)],
)
def test_more_than_a_half_and_at_least_two_thirds(entitled, half, thirds):
    for rule, least in ((HALF, half), (THIRDS, thirds)):
        assert rule.needed_of(entitled) == least
        assert carried(rule, least, entitled)
        assert not carried(rule, least - 1, entitled)


def test_of_nobody_nothing_is_carried():
    assert not carried(HALF, 0, 0)
    assert not carried(THIRDS, 0, 0)


def test_the_quorum_is_told_in_words_and_figures(cast, meeting):
    for _n in range(10):
        Attendance.objects.create(
            meeting=meeting, member=make_member(), standing="official",
            presence="present", was_present=True,
        )  # fmt: skip
    put(meeting, cast.author, standing="probationary")
    put(meeting, cast.colleague, **ON_LEAVE)
    quorum = quorum_of(meeting, base_of(meeting))
    assert quorum.sentence == (
        "Có mặt 14/15; 13 trong 14 đồng chí được triệu tập có quyền biểu quyết có "
        "mặt; cần trên một nửa, tức 8; đủ điều kiện."
    )
    assert (quorum.needed, quorum.present, quorum.is_met) == (8, 13, True)


def test_leave_does_not_make_the_quorum_easier(cast, meeting):
    for member in (cast.author, cast.colleague, cast.former):
        put(meeting, member, **ON_LEAVE)
    quorum = quorum_of(meeting, base_of(meeting))
    assert (quorum.needed, quorum.present, quorum.is_met) == (3, 2, False)
    assert quorum.sentence.endswith("chưa đủ điều kiện.")


def test_the_quorum_is_a_choice_inherited_from_above(cast, meeting):
    put(meeting, cast.author, **ABSENT)
    put(meeting, cast.colleague, **ABSENT)
    assert quorum_of(meeting, base_of(meeting)).is_met
    OrganisationPreferences.objects.create(
        organisation=cast.committee, quorum_rule="two_thirds"
    )
    quorum = quorum_of(meeting, base_of(meeting))
    assert (quorum.needed, quorum.is_met) == (4, False)
    assert quorum.rule.trust == "unconfirmed"
    assert "ít nhất hai phần ba" in quorum.sentence


def test_nobody_called_is_no_quorum(cast, meeting):
    Attendance.objects.filter(meeting=meeting).delete()
    assert not quorum_of(meeting, base_of(meeting)).is_met


def test_each_day_has_its_rule_with_source_and_trust():
    assert rule_on(date(2026, 7, 25), "more_than_half").trust == "text"
    new = rule_on(date(2026, 7, 26), "more_than_half")
    assert (new.trust, new.issued_on) == ("second_hand", date(2026, 7, 26))
    assert "208-QĐ/TW" in new.source
    assert rule_on(date(2026, 7, 26), "two_thirds").trust == "unconfirmed"
    with pytest.raises(LookupError):
        rule_on(HELD_ON, "everybody")


def test_superseded_clause_numbers_are_not_printed():
    for rule in RULES:
        assert not any(number in rule.source for number in ("9.3", "23.2", "6.1.6"))


WRONG = [
    {"code": "a_third"}, {"use": "lunch"}, {"numerator": 2}, {"denominator": 0},
    {"trust": "sure"}, {"source": ""}, {"since": date(2027, 1, 1)},
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_rule_is_refused_when_the_program_starts(wrong):
    right = {
        "code": "more_than_half", "numerator": 1, "denominator": 2,
        "source": "Nguồn", "trust": "text", "until": date(2026, 12, 31),
    }  # fmt: skip
    VotingRule(**right)
    with pytest.raises(ValueError, match=r"\w"):
        VotingRule(**right | wrong)


def test_two_rules_on_one_day_are_refused(tmp_path):
    rule = (
        '[[rule]]\nuse = "quorum"\ncode = "two_thirds"\nnumerator = 2\n'
        'denominator = 3\nsource = "Nguồn"\ntrust = "text"\n'
    )
    file = tmp_path / "rules.toml"
    file.write_text(rule * 2, encoding="utf-8")
    with pytest.raises(ValueError, match="Two rules"):
        read_rules(file)


def test_every_choice_of_an_organisation_has_a_rule():
    for code in ("more_than_half", "two_thirds"):
        assert rule_on(HELD_ON, code, QUORUM).trust == "unconfirmed"


def test_the_standing_of_the_day_decides(cast, meeting):
    assert row_of(meeting, cast.author).standing == Standing.OFFICIAL
