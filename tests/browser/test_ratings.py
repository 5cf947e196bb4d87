"""A rating from the self-rating to the decision, and every page of it."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from cells.models import Rating
from tests import ratings_scenes as ratings
from tests.browser.looking import leave_by, visit
from tests.browser.writing_page import expect_saved, expect_state, say
from tests.factories import PASSWORD

WORDS = "Tôi hoàn thành 3 chuyên đề, còn 1 chuyên đề chậm."
only_wide = pytest.mark.parametrize("width", [1280], ids=["desktop"])
only_narrow = pytest.mark.parametrize("width", [390], ids=["phone"])


def at(name, *args) -> str:
    return reverse(f"ratings:{name}", args=args)


def main_button(page):
    return page.locator("main form .btn-primary")


def acknowledge(page):
    """What the page wants to be seen is marked as seen, and it is sent again."""
    for box in page.locator("input[name=seen]").all():
        box.check()
    leave_by(page, main_button(page))


# --- The decision -------------------------------------------------------------


def test_the_committee_decides_what_the_cell_proposed(open_page, cast):
    """The last step of the year: read, decided, told to the member."""
    rating = ratings.proposed(cast, cast.author)
    Rating.objects.filter(pk=rating.pk).update(answer_by=ratings.TODAY)
    page = open_page(cast.committee_secretary, at("detail", rating.pk))
    expect(page.locator("main")).to_contain_text(ratings.REMARK)
    leave_by(page, page.locator(f"a[href='{at('decide', rating.pk)}']"))
    page.locator("#id_number").fill("12-QĐ/ĐU")
    page.locator("#id_decision_on").fill("2026-11-20")
    leave_by(page, main_button(page))
    rating.refresh_from_db()
    assert (rating.status, rating.decided_level) == ("decided", "good")
    member = open_page(cast.author, at("detail", rating.pk))
    expect(member.locator("main")).to_contain_text("12-QĐ/ĐU")
    colleague = open_page(cast.colleague, at("cell"))
    expect(colleague.locator("main")).to_contain_text(cast.author.full_name)
    expect(colleague.locator("main")).not_to_contain_text(ratings.NOTE)


@only_narrow
def test_a_self_rating_saves_itself_and_is_sent(open_page, cast):
    rating = ratings.written(cast, cast.author)
    page = open_page(cast.author, at("write", rating.pk))
    strengths = page.locator("#general-strengths")
    strengths.fill(WORDS)
    expect_saved(page)
    page.context.set_offline(True)
    strengths.fill(f"{WORDS} Sẽ bù trong quý I.")
    expect_state(page, "offline")
    page.context.set_offline(False)
    expect_saved(page)
    leave_by(page, page.locator("#write-form button[value=send]"))
    leave_by(page, main_button(page))
    rating.refresh_from_db()
    assert rating.status == "self_rated"
    assert rating.self_rating.strengths == f"{WORDS} Sẽ bù trong quý I."


# --- Without a script, and nothing typed is lost ------------------------------


@pytest.fixture
def plain(open_page):
    """A page of somebody whose browser runs no script."""

    def open_it(member, path):
        return open_page(member, path, java_script_enabled=False)

    return open_it


@only_narrow
def test_the_member_answers_without_script(plain, cast):
    rating = ratings.proposed(cast, cast.author)
    page = plain(cast.author, at("answer", rating.pk))
    page.locator("#id_text").fill(WORDS)
    leave_by(page, main_button(page))
    rating.refresh_from_db()
    assert rating.member_answer == WORDS
    expect(page.locator("main")).to_contain_text(WORDS)


@only_wide
def test_a_proposal_is_recorded_without_script(plain, cast):
    """Refused until the notes were seen; what was typed stays meanwhile."""
    rating = ratings.remarked(cast, cast.author)
    page = plain(cast.secretary, at("propose", rating.pk))
    page.locator("#id_proposed_level").select_option("good")
    page.locator("#id_vote_mode").select_option("card")
    page.locator("#id_meeting_on").fill("2026-11-20")
    page.locator("#id_votes_entitled").fill("5")
    page.locator("#id_votes_good").fill("2")
    leave_by(page, main_button(page))
    expect(page.locator("#id_votes_good")).to_have_value("2")
    expect(page.locator("input[name=seen]").first).to_be_visible()
    acknowledge(page)
    rating.refresh_from_db()
    assert (rating.status, rating.votes_good) == ("proposed", 2)


@only_wide
@pytest.mark.parametrize("act", ["answer", "remark", "decide"])
def test_after_signing_out_the_text_comes_back(plain, cast, act):
    make, member, box = {
        "answer": (ratings.proposed, cast.author, "#id_text"),
        "remark": (ratings.sent, cast.secretary, "#id_text"),
        "decide": (ratings.proposed, cast.committee_secretary, "#id_note"),
    }[act]
    rating = make(cast, cast.author)
    page = plain(member, at(act, rating.pk))
    page.locator(box).fill(WORDS)
    Session.objects.all().delete()
    leave_by(page, main_button(page))
    page.locator("#id_username").fill(member.username)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#id_password").press("Enter")
    expect(page.locator("main")).to_contain_text(WORDS)


# --- Its pages, wide and narrow -----------------------------------------------


def test_pages_of_the_member(open_page, cast, see):
    page = open_page(cast.author)
    visit(page, at("current"), see, "ratings-none")
    visit(page, at("rules"), see, "rating-rules-none")
    rating = ratings.rating_of(cast, cast.author)
    visit(page, at("write", rating.pk), see, "rating-write")
    leave_by(page, page.locator("#write-form button[value=send]"))
    see(page, "rating-write-incomplete")
    rating = ratings.written(cast, cast.author)
    visit(page, at("send", rating.pk), see, "rating-send")
    visit(page, at("current"), see, "ratings-mine")
    visit(page, at("rules"), see, "rating-rules")


def test_pages_of_a_proposal_for_its_member(open_page, cast, see):
    rating = ratings.proposed(cast, cast.author)
    page = open_page(cast.author, at("detail", rating.pk))
    see(page, "rating-detail-member")
    visit(page, at("answer", rating.pk), see, "rating-answer")
    leave_by(page, main_button(page))
    see(page, "rating-answer-refused")


def test_pages_of_the_cell(open_page, cast, see):
    page = open_page(cast.secretary, at("open"))
    see(page, "ratings-open-no-rule")
    rating = ratings.sent(cast, cast.author)
    visit(page, at("cell"), see, "ratings-cell")
    visit(page, at("detail", rating.pk), see, "rating-detail-handler")
    for name in ("remark", "not_rated"):
        visit(page, at(name, rating.pk), see, f"rating-{name}")
    other = ratings.rating_of(cast, cast.colleague)
    for name in ("request", "remark_without"):
        visit(page, at(name, other.pk), see, f"rating-{name}")


def test_pages_of_a_proposal_for_the_cell(open_page, cast, see):
    rating = ratings.remarked(cast, cast.author)
    page = open_page(cast.secretary, at("propose", rating.pk))
    see(page, "rating-propose")
    leave_by(page, main_button(page))
    see(page, "rating-propose-refused")
    decided = ratings.decided(cast, cast.colleague)
    proposed = ratings.proposed(cast, cast.former)
    for name in ("withdraw", "commend"):
        visit(page, at(name, proposed.pk), see, f"rating-{name}")
    visit(page, at("detail", decided.pk), see, "rating-detail-decided")
    visit(page, at("cell"), see, "ratings-cell-decided")


def test_pages_of_the_committee(open_page, cast, see):
    rating, decided = ratings.proposed(cast, cast.author), ratings.decided(
        cast, cast.colleague
    )  # fmt: skip
    page = open_page(cast.committee_secretary, at("committee"))
    see(page, "ratings-committee")
    visit(page, at("detail", rating.pk), see, "rating-detail-committee")
    for name in ("decide", "return"):
        visit(page, at(name, rating.pk), see, f"rating-{name}")
    leave_by(page, main_button(page))
    expect(page.locator("main")).to_contain_text(say("Say why."))
    see(page, "rating-return-refused")
    visit(page, at("revise", decided.pk), see, "rating-revise")
    visit(open_page(cast.staff), at("committee"), see, "ratings-committee-staff")
    visit(open_page(cast.administrator), at("rules"), see, "rating-rules-administrator")
