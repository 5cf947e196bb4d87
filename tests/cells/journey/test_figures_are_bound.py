"""Freezing, passing and closing: what was counted is bound and stays."""

from datetime import timedelta

import pytest

from cells.canonical import content_hash
from cells.journey.close_round import close_cell_round
from cells.journey.freeze_summary import freeze_figures
from cells.journey.pass_summary import pass_summary
from cells.models import AuditEntry, CellMeasure, CellRound, IndicatorTally, Submission
from cells.organisation.models import Standing
from cells.summaries.figures import figures_from_reports, figures_of, head_counts
from cells.summaries.pages import summary_page
from cells.workflow import WorkflowError
from reports.contexts.cell_summary_facts import cell_summary_document
from tests.factories import (
    NOW,
    TODAY,
    Cast,
    accept,
    answer_all,
    file_review,
    make_member,
)

DAY = timedelta(days=1)


@pytest.fixture
def cast(db):
    """Two reports accepted, one filed, one in writing; they declare 3 and 12."""
    cast = Cast()
    own = file_review(cast.review_of(cast.secretary), declared={12: {}})
    accept(own, cast.deputy)
    declared = {3: {"frequency": "often"}, 12: {}}
    accept(file_review(cast.review_of(cast.author), declared=declared), cast.secretary)
    file_review(cast.review_of(cast.colleague), declared={20: {}})
    answer_all(cast.review_of(cast.former), declared={21: {}})
    return cast


def fresh(cast) -> CellRound:
    return CellRound.objects.select_related("summary", "round", "cell").get(
        pk=cast.cell_round.pk
    )


def freeze(cast, *, reason="Đồng chí đi công tác.", seen_version=None, now=NOW):
    cell_round = fresh(cast)
    version = cell_round.version if seen_version is None else seen_version
    freeze_figures(
        cell_round=cell_round,
        by=cast.secretary,
        reason=reason,
        seen_version=version,
        now=now,
    )
    return fresh(cast).summary


def pass_it(cast, *, passed_on=TODAY, now=NOW, seen_version=None):
    summary = fresh(cast).summary
    version = summary.version if seen_version is None else seen_version
    pass_summary(
        summary=summary,
        passed_on=passed_on,
        by=cast.secretary,
        seen_version=version,
        now=now,
    )
    return fresh(cast).summary


def close(cast, now):
    cell_round = fresh(cast)
    close_cell_round(
        cell_round=cell_round,
        by=cast.secretary,
        seen_version=cell_round.version,
        now=now,
    )


# --- Freezing ----------------------------------------------------------------


def test_the_figures_are_the_same_before_and_after_freezing(cast):
    summary = fresh(cast).summary
    figures, heads = figures_of(summary), head_counts(summary, TODAY)
    groups = summary_page(summary).groups
    frozen = freeze(cast)
    assert frozen.status == "before_cell"
    assert figures_of(frozen) == figures
    assert head_counts(frozen) == heads
    assert summary_page(frozen).groups == groups
    assert frozen.counted_reviews == figures.counted == 2


def test_the_paper_says_the_same_before_and_after_freezing(cast):
    """All but the mark of the draft."""
    before = cell_summary_document(fresh(cast).summary)
    freeze(cast)
    after = cell_summary_document(fresh(cast).summary)
    figures = [
        name
        for name in vars(before)
        if any(word in name for word in ("figure", "group", "matrix", "table", "head"))
    ]
    assert figures
    for name in figures:
        if name != "header":
            assert getattr(after, name) == getattr(before, name), name


def test_frozen_figures_do_not_move_with_the_reports(cast):
    frozen = freeze(cast)
    figures = figures_of(frozen)
    heads = head_counts(frozen)
    Submission.objects.update(recalled_at=NOW, first_opened_at=None)
    make_member(cast.cell, standing=Standing.OFFICIAL)
    assert figures_from_reports(frozen).counted == 0
    assert figures_of(fresh(cast).summary) == figures
    assert head_counts(fresh(cast).summary) == heads


def test_only_what_is_declared_has_a_row(cast):
    freeze(cast)
    rows = IndicatorTally.objects.filter(part=None).values_list(
        "indicator__number", "frequency", "members"
    )
    assert sorted(rows) == [(3, "often", 1), (12, "rarely", 2)]


def test_missing_reports_need_a_reason(cast):
    with pytest.raises(WorkflowError):
        freeze(cast, reason="  \n")
    assert fresh(cast).status == "open"
    assert fresh(cast).summary.status == "draft"
    assert not IndicatorTally.objects.exists()


def test_the_reason_is_kept_only_where_one_is_needed(cast):
    assert freeze(cast, reason=" Đi công tác. ").missing_reports_reason == (
        "Đi công tác."
    )


def test_an_unfinished_measure_holds_it_back(cast):
    CellMeasure.objects.create(
        summary=fresh(cast).summary, position=1, text="Đọc và làm theo", product="Sổ"
    )
    with pytest.raises(WorkflowError, match="1"):
        freeze(cast)
    assert fresh(cast).status == "open"


def test_a_stale_page_freezes_nothing(cast):
    with pytest.raises(WorkflowError):
        freeze(cast, seen_version=0)
    assert fresh(cast).status == "open"


def test_it_is_frozen_once_and_recorded(cast):
    freeze(cast)
    with pytest.raises(WorkflowError):
        freeze(cast)
    entry = AuditEntry.objects.get(action="summary.freeze")
    assert (entry.actor, entry.details) == (cast.secretary, {"counted": 2})


# --- Passing -----------------------------------------------------------------


def test_the_passed_summary_is_bound_by_its_hash(cast):
    freeze(cast)
    passed = pass_it(cast)
    assert (passed.status, passed.passed_on) == ("passed", TODAY)
    assert passed.content_sha256 == content_hash(passed.content)
    assert passed.content["counted"] == 2
    assert sum(passed.content["levels"].values()) == 3


@pytest.mark.parametrize("days", [-1, 2])
def test_the_date_lies_between_the_freezing_and_today(days, cast):
    freeze(cast)
    with pytest.raises(WorkflowError):
        pass_it(cast, passed_on=TODAY + days * DAY, now=NOW + DAY)
    assert fresh(cast).summary.status == "before_cell"


def test_figures_that_are_not_frozen_are_not_passed(cast):
    with pytest.raises(WorkflowError):
        pass_it(cast)
    assert fresh(cast).summary.status == "draft"


def test_a_stale_page_passes_nothing(cast):
    freeze(cast)
    with pytest.raises(WorkflowError):
        pass_it(cast, seen_version=1)
    assert fresh(cast).summary.status == "before_cell"


# --- Closing -----------------------------------------------------------------


def test_a_round_is_closed_when_its_supervision_is_over(cast):
    freeze(cast)
    pass_it(cast)
    with pytest.raises(WorkflowError):
        close(cast, now=NOW + 400 * DAY)
    assert fresh(cast).status == "reviews_closed"
    close(cast, now=NOW + 401 * DAY)
    closed = fresh(cast)
    assert (closed.status, closed.closed_at) == ("closed", NOW + 401 * DAY)


def test_a_round_whose_summary_is_not_passed_is_not_closed(cast):
    freeze(cast)
    with pytest.raises(WorkflowError):
        close(cast, now=NOW + 900 * DAY)
    assert fresh(cast).status == "reviews_closed"


def test_an_open_round_is_not_closed(cast):
    with pytest.raises(WorkflowError):
        close(cast, now=NOW + 900 * DAY)
    assert fresh(cast).status == "open"
