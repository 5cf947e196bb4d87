"""The pages of the preparation, wide and narrow: axe, and nothing scrolls sideways."""

import pytest
from django.urls import reverse

from cells.journey.draft_papers.drafting import draft_paper
from cells.preparation.models.papers import PaperKind
from tests.browser.looking import leave_by, visit
from tests.collective_scenes import answer_collectively, begin
from tests.duties_scenes import conditions, own_duty, seeded, talk_of
from tests.entries_scenes import entered, named, secretary_filed
from tests.factories import NOW, answer_all
from tests.materials_scenes import (
    own_principle,
    own_rule,
    reading_meeting,
    text_material,
)
from tests.meeting_scenes import planned, registered
from tests.note_scenes import make_note
from tests.rounds_scenes import committee_draft, end_open_rounds, issue


def at(name, *args) -> str:
    return reverse(name, args=args)


@pytest.fixture
def prepared(cast):
    """A session with everything that its pages list."""
    own_duty(cast, cast.author)
    seeded(cast)
    conditions(cast)
    planned(cast)
    registered(cast, cast.colleague)
    begin(cast)
    return cast


def test_pages_of_the_materials(open_page, cast, see):
    material = text_material(cast)
    reading_meeting(cast, [text_material(cast)], [cast.colleague])
    own_principle(cast)
    rule = own_rule(cast.cell, cast.secretary)
    cell_round = cast.cell_round.pk
    page = open_page(cast.author, at("preparation:materials"))
    see(page, "materials")
    visit(page, at("preparation:material", material.pk), see, "material")
    visit(page, at("preparation:rules"), see, "rules-member")
    visit(page, at("preparation:principles", cell_round), see, "principles-member")
    page = open_page(cast.secretary, at("preparation:round_materials", cell_round))
    see(page, "round-materials")
    for name, args in (
        ("preparation:reading_list", [cell_round]),
        ("preparation:add_material", [cell_round, "text"]),
        ("preparation:edit_material", [material.pk]),
        ("preparation:add_reading_meeting", [cell_round]),
        ("preparation:rules", []),
        ("preparation:rule_edit", [rule.pk]),
        ("preparation:principles", [cell_round]),
    ):
        visit(page, at(name, *args), see, name.partition(":")[2])


def test_pages_of_the_session(open_page, prepared, see):
    cast = prepared
    cell_round, meeting = cast.cell_round.pk, cast.cell_round.meetings.get().pk
    page = open_page(cast.author, at("journey:preparation", cell_round))
    see(page, "preparation-member")
    visit(page, at("meetings:detail", meeting), see, "meeting-member")
    page = open_page(cast.secretary, at("journey:preparation", cell_round))
    see(page, "preparation")
    talk_of(cast)
    duty = cast.cell_round.duties.first().pk
    for name, args in (
        ("preparation:session_aims", [cell_round]),
        ("preparation:duty_add", [cell_round]),
        ("preparation:duty", [duty]),
        ("preparation:duty_assign", [cell_round]),
        ("preparation:condition_add", [cell_round]),
        ("preparation:talks", [cell_round]),
        ("meetings:detail", [meeting]),
        ("meetings:change", [meeting]),
        ("meetings:agenda", [meeting]),
        ("meetings:cancel", [meeting]),
    ):
        visit(page, at(name, *args), see, name.partition(":")[2])


def test_pages_of_the_papers(open_page, prepared, see):
    cast = prepared
    papers = [
        draft_paper(cell_round=cast.cell_round, kind=kind, by=cast.secretary, now=NOW)
        for kind in (PaperKind.RUNNING_ORDER, PaperKind.SESSION_PLAN)
    ]
    page = open_page(cast.secretary, at("preparation:papers", cast.cell_round.pk))
    see(page, "papers")
    for paper in papers:
        visit(page, at("preparation:paper", paper.pk), see, f"paper-{paper.kind}")
        visit(page, at("reports:session_paper", paper.pk), see, f"seen-{paper.kind}")
    visit(page, at("preparation:paper_versions", papers[0].pk), see, "paper-versions")
    visit(page, at("preparation:paper_templates", cast.cell.pk), see, "templates")


def test_pages_of_notes_and_the_collective(open_page, cast, see):
    make_note(cast.author, number=3)
    page = open_page(cast.author, at("private_notes:list"))
    see(page, "notes")
    answer_all(
        cast.review_of(cast.author), declared={3: {"deed": "Nâng cao tinh thần"}}
    )
    path = at("reviews:write", cast.review_of(cast.author).pk, 1)
    visit(page, path, see, "write-with-notes-and-hints")
    review = answer_collectively(begin(cast))
    visit(page, at("collective:detail", review.pk), see, "collective")
    visit(page, at("collective:write", review.pk, 1), see, "collective-write")
    page = open_page(cast.secretary, at("collective:start"))
    see(page, "collective-start")
    visit(page, at("collective:current"), see, "collective-current")


def test_pages_of_paper_and_requests(open_page, cast, see):
    secretary_filed(cast)
    review = cast.review_of(cast.colleague)
    page = open_page(cast.secretary, at("reviews:queue"))
    see(page, "queue-with-reminders")
    leave_by(page, page.get_by_role("button", name="Nhắc các đồng chí đã chọn"))
    see(page, "remind")
    visit(page, at("reviews:requests", review.pk), see, "requests")
    visit(page, at("reviews:paper_help", review.pk), see, "paper-help")
    review = entered(cast)
    page = open_page(cast.author, at("reviews:paper", review.pk))
    see(page, "paper-author")
    page = open_page(cast.deputy, at("reviews:codes"))
    see(page, "codes")


def test_pages_of_a_typist(open_page, cast, see):
    review = named(cast)
    page = open_page(review.typist, at("reviews:entry", review.pk, 1))
    see(page, "entry")


def test_pages_of_a_committees_round(open_page, cast, see):
    page = open_page(cast.staff, at("journey:committee_rounds"))
    see(page, "committee-rounds")
    visit(page, at("journey:new_committee_round"), see, "new-committee-round")
    end_open_rounds(cast.cell, cast.other_cell)
    review_round = committee_draft(cast)
    path = at("journey:committee_round", review_round.pk)
    visit(page, path, see, "committee-round-draft")
    issue(review_round, cast.staff)
    visit(page, path, see, "committee-round")
    visit(page, at("meetings:dates"), see, "meeting-dates")
