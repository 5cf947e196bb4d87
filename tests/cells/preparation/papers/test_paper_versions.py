"""Every text that was kept can be read and used again; showing is an act of its own."""

import pytest

from cells.journey.draft_papers import redraft_paper
from cells.models import AuditEntry, CellRound
from cells.preparation.models.papers import PaperKind
from cells.preparation.services.papers import (
    hide_paper,
    issue_paper,
    show_paper,
    use_version_again,
)
from cells.saving import Saved
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.papers_scenes import (
    acts,
    drafted,
    fresh,
    kept,
    plan_session,
    shown,
    texts,
    told,
    write,
)


@pytest.fixture
def paper(cast):
    return drafted(cast, PaperKind.NOTICE)


def redraft(cast, paper):
    return redraft_paper(
        paper=paper, seen_version=paper.version, by=cast.deputy, now=NOW
    )


def test_the_first_draft_is_the_first_version(paper):
    assert texts(paper) == [(1, "drafted", paper.text)]
    assert acts(paper) == ["paper.draft"]


def test_drafting_a_paper_that_stands_changes_nothing(cast, paper):
    write(paper, "Sửa tay", by=cast.secretary)
    again = drafted(cast, PaperKind.NOTICE, by=cast.deputy)
    assert (again.pk, again.text) == (paper.pk, "Sửa tay")
    assert len(texts(paper)) == 1


def test_saving_makes_no_version_and_keeping_makes_one(cast, paper):
    outcome, row = write(paper, "Một", by=cast.deputy)
    assert (outcome, row.saved_by) == (Saved.STORED, cast.deputy)
    assert len(texts(paper)) == 1
    kept(row, by=cast.deputy)
    kept(fresh(paper), by=cast.secretary)
    assert texts(paper)[1:] == [(2, "saved", "Một")]


def test_drafting_anew_keeps_the_edited_text(cast, paper):
    drafted_text = paper.text
    write(paper, "Sửa tay", by=cast.secretary)
    plan_session(cast)
    row = redraft(cast, fresh(paper))
    assert "Hội trường A" in row.text
    assert texts(paper) == [
        (1, "drafted", drafted_text),
        (2, "replaced", "Sửa tay"),
        (3, "drafted", row.text),
    ]
    assert fresh(paper).text == row.text


def test_drafting_anew_from_equal_data_makes_no_second_version(cast, paper):
    redraft(cast, paper)
    assert len(texts(paper)) == 1


def test_an_older_version_is_used_again_and_the_present_text_is_kept(cast, paper):
    first = paper.versions.get()
    write(paper, "Sửa tay", by=cast.secretary)
    use_version_again(
        version=first, seen_version=paper.version + 1, by=cast.deputy, now=NOW
    )
    assert fresh(paper).text == first.text
    assert [each[:2] for each in texts(paper)] == [
        (1, "drafted"),
        (2, "replaced"),
        (3, "used_again"),
    ]


@pytest.mark.usefixtures("_in_english")
@pytest.mark.parametrize("act", ["keep", "redraft", "use", "show"])
def test_a_stale_page_does_not_act(cast, paper, act):
    stale, version = paper, paper.versions.get()
    write(fresh(paper), "Của người khác", by=cast.deputy)
    stale.version = 1
    deeds = {
        "keep": lambda: kept(stale, by=cast.secretary),
        "redraft": lambda: redraft(cast, stale),
        "use": lambda: use_version_again(
            version=version, seen_version=1, by=cast.secretary, now=NOW
        ),
        "show": lambda: show_paper(
            paper=stale, seen_version=1, by=cast.secretary, now=NOW
        ),
    }
    with pytest.raises(WorkflowError, match="has changed since"):
        deeds[act]()
    assert fresh(paper).text == "Của người khác"
    assert len(texts(paper)) == 1


@pytest.mark.parametrize("status", ["closed", "cancelled"])
def test_a_round_that_is_over_takes_no_change(cast, paper, status):
    facts = {"status": status, "closed_at": NOW}
    if status == "cancelled":
        facts |= {"cancelled_at": NOW, "cancel_reason": "Hoãn"}
    CellRound.objects.filter(pk=cast.cell_round.pk).update(**facts)
    for deed in (
        lambda: write(paper, "Một", by=cast.secretary),
        lambda: kept(paper, by=cast.secretary),
        lambda: redraft(cast, paper),
        lambda: drafted(cast, PaperKind.PROGRAMME),
    ):
        with pytest.raises(WorkflowError):
            deed()
    assert issue_paper(paper=paper, by=cast.secretary, now=NOW).number == 1


def test_showing_tells_every_other_member_once(cast):
    paper = shown(cast)
    path = f"/documents/session-paper/{paper.pk}/"
    for member in (cast.author, cast.colleague, cast.deputy, cast.former):
        assert told(member) == [path]
    assert [told(cast.secretary), told(cast.stranger), told(cast.staff)] == [[], [], []]
    show_paper(paper=paper, seen_version=paper.version, by=cast.secretary, now=NOW)
    assert told(cast.author) == [path]
    assert paper.shown_version.text == paper.text


def test_editing_after_showing_leaves_what_members_read(cast):
    paper = shown(cast)
    before = paper.text
    write(paper, "Bản sửa sau", by=cast.secretary)
    assert fresh(paper).shown_version.text == before


def test_taking_it_back_names_what_was_shown(cast):
    paper = shown(cast)
    with pytest.raises(WorkflowError):
        hide_paper(
            paper=paper,
            shown_version_id=paper.shown_version_id + 1,
            by=cast.secretary,
            now=NOW,
        )
    hide_paper(
        paper=paper,
        shown_version_id=paper.shown_version_id,
        by=cast.secretary,
        now=NOW,
    )
    assert (fresh(paper).shown_version, fresh(paper).shown_at) == (None, None)
    assert acts(paper)[-2:] == ["paper.show", "paper.hide"]


def test_taking_the_pdf_keeps_the_text_as_a_version(cast, paper):
    write(paper, "Bản in", by=cast.secretary)
    issue_paper(paper=paper, by=cast.secretary, now=NOW)
    issue_paper(paper=paper, by=cast.secretary, now=NOW)
    assert texts(paper)[1:] == [(2, "issued", "Bản in")]
    assert acts(paper) == ["paper.draft", "paper.export", "paper.export"]


def test_the_trace_holds_no_text(cast, paper):
    write(paper, "DẤU-RIÊNG", by=cast.secretary)
    kept(fresh(paper), by=cast.secretary)
    redraft(cast, fresh(paper))
    entries = AuditEntry.objects.filter(target_kind="paper")
    assert [each.details for each in entries.order_by("pk")] == [
        {"kind": "notice"},
        {"kind": "notice", "number": 2},
        {"kind": "notice"},
    ]
