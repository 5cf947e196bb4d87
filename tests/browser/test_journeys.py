"""The main job from end to end, as people do it: journeys 3 to 6 of the foundation."""

import io

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from cells.models import CellRound, SelfReview, Submission
from cells.organisation.models import Role
from tests.browser.writing_page import (
    answer,
    choose,
    deed,
    expect_saved,
    say,
    wait_for,
    write_path,
)
from tests.factories import (
    PASSWORD,
    accept,
    answer_all,
    file_review,
    make_cell,
    make_member,
    make_officer,
)

OWN_PASSWORD = "bốn chữ riêng của tôi"


def sign_in_by_hand(page, member, password=PASSWORD):
    page.goto("/account/sign-in/")
    page.locator("#id_username").fill(member.username)
    page.locator("#id_password").fill(password)
    page.locator("#id_password").press("Enter")


def answer_the_rest(page, *, but=()):
    """“None” for every indicator of this page that is not answered yet."""
    for field in page.locator("input[name$=-frequency][value=none]").all():
        number = int(field.get_attribute("name").split("-")[0][1:])
        if number not in but:
            field.check()
    expect_saved(page)


def test_3_the_secretary_opens_a_round(open_page, cast):
    cell = make_cell(cast.committee, "Chi bộ Khoa Dân vận", "CB-3")
    secretary = make_officer(cell, Role.SECRETARY, cell=cell)
    writers = [make_member(cell, full_name=f"Lê Thị {n}") for n in ("Mai", "Nga")]
    page = open_page(secretary, "/rounds/open/")
    for member in [secretary, *writers]:
        expect(page.locator(".round-people")).to_contain_text(member.full_name)
    page.locator("[name=legal_basis]").fill("Kế hoạch số 45-KH/ĐU, ngày 15/9/2026")
    page.locator("main [type=submit]").last.click()
    page.wait_for_url("**/rounds/*/")
    cell_round = CellRound.objects.get(cell=cell)
    assert page.url.endswith(f"/rounds/{cell_round.pk}/")
    authors = page.locator(".authors tbody tr")
    expect(authors).to_have_count(3)
    expect(authors.first).to_contain_text(say("Not filed"))
    expect(page.locator("main")).to_contain_text("45-KH/ĐU")
    assert SelfReview.objects.filter(cell_round=cell_round).count() == 3


def test_4_a_member_writes_on_two_devices_files_recalls_and_files(new_context, cast):
    author = cast.author
    author.notices.all().delete()
    author.must_change_password = True
    author.save()
    review = cast.review_of(author)

    page = new_context().new_page()
    sign_in_by_hand(page, author)
    page.wait_for_url("**/first-sign-in/")
    page.locator("main input[type=checkbox]").check()
    page.locator("[name=password1]").fill(OWN_PASSWORD)
    page.locator("[name=password2]").fill(OWN_PASSWORD)
    page.locator("main .actions .btn-primary").click()
    page.locator(".next-action a.btn-primary").click()
    page.wait_for_url(f"**{write_path(review)}")
    expect(page.locator("#answer-1 .answer-official")).to_have_attribute("open", "")
    choose(page, 3, "occasionally")
    page.locator("input[name=a3-parts]").first.check()
    deed(page, 3).fill("Quý II tôi mới đọc 2 trong 4 chuyên đề.")
    expect_saved(page)

    other = new_context().new_page()
    sign_in_by_hand(other, author, OWN_PASSWORD)
    other.goto(write_path(review))
    expect(deed(other, 3)).to_have_value("Quý II tôi mới đọc 2 trong 4 chuyên đề.")
    answer_the_rest(other, but={3})
    for group in (2, 3):
        other.locator("button[value=next]").click()
        other.wait_for_url(f"**/write/{group}/")
        answer_the_rest(other, but={27})
    other.locator(".write-end button[value=read]").click()
    other.wait_for_url("**/read-through/")
    other.locator(f"a[href='{write_path(review, 3)}#answer-27']").first.click()
    choose(other, 27, "none")
    other.locator(".write-end button[value=read]").click()
    other.wait_for_url("**/read-through/")
    expect(other.locator("main")).to_contain_text("2 trong 4 chuyên đề")
    other.locator("form[action$='/file/'] button").click()
    other.wait_for_url(f"**/reviews/{review.pk}/")
    assert Submission.objects.filter(review=review).count() == 1

    other.locator("form[action$='/recall/'] button").click()
    other.wait_for_url("**/write/1/")
    deed(other, 3).fill("Quý II tôi mới đọc 3 trong 4 chuyên đề.")
    expect_saved(other)
    other.locator(".write-end button[value=read]").click()
    other.locator("form[action$='/file/'] button").click()
    other.wait_for_url(f"**/reviews/{review.pk}/")
    newest = Submission.objects.filter(review=review).latest("number")
    assert newest.number == 2
    assert "3 trong 4" in str(newest.content)


@pytest.mark.parametrize("width", [390])
def test_4b_what_is_missing_is_named_with_a_link_to_its_place(open_page, cast):
    review = cast.review_of(cast.author)
    answer_all(review, declared={12: {"deed": ""}})
    page = open_page(cast.author, f"/reviews/{review.pk}/read-through/")
    page.locator(".write-missing a[href$='/write/2/#answer-12']").first.click()
    expect(page.locator("#a12-frequency")).to_be_in_viewport()
    deed(page, 12).fill("Tháng 6, tôi vắng một buổi họp.")
    expect_saved(page)
    expect(page.locator("#missing")).to_be_hidden()
    assert answer(review, 12).deed == "Tháng 6, tôi vắng một buổi họp."


def test_5_the_reader_opens_and_accepts_and_the_author_sees_it(open_page, cast):
    file_review(cast.review_of(cast.secretary))
    review = cast.review_of(cast.author)
    submission = file_review(review, declared={3: {"deed": "Một việc có thật."}})
    path = f"/reviews/filed/{submission.pk}/"
    author = open_page(cast.author, f"/reviews/{review.pk}/")
    expect(author.locator("main")).not_to_contain_text(cast.secretary.full_name)
    reader = open_page(cast.secretary)
    reader.locator("main a[href='/reviews/queue/']").first.click()
    reader.locator(f"a[href='{path}']").first.click()
    expect(reader.locator("main")).to_contain_text("Một việc có thật.")
    author.reload()
    expect(author.locator("main")).to_contain_text(cast.secretary.full_name)
    expect(author.locator("form[action$='/recall/']")).to_have_count(0)
    reader.locator("input[name=outcome][value=accept]").check()
    reader.locator("button[value=decide]").click()
    expect(reader.locator(".messages")).to_contain_text(
        say("Recorded: the report meets the requirement.")
    )
    author.reload()
    review.refresh_from_db()
    assert review.status == "accepted"
    author.goto(path)
    expect(author.locator("main")).to_contain_text("Một việc có thật.")


def test_6_the_secretary_counts_and_takes_the_paper(open_page, cast):
    file_review(cast.review_of(cast.secretary))
    submission = file_review(cast.review_of(cast.author), declared={3: {}})
    accept(submission, cast.secretary)
    summary = cast.cell_round.summary
    page = open_page(cast.secretary, f"/summaries/{summary.pk}/")
    row = page.locator(".matrix tbody tr.is-declared")
    expect(row).to_have_count(1)
    expect(row.locator(".heat").first).to_contain_text("1 (3")
    expect(page.locator("main")).not_to_contain_text(cast.author.full_name)
    paper = page.request.get(page.locator("a[href$='.pdf']").get_attribute("href"))
    assert paper.headers["content-type"] == "application/pdf"
    assert "bao-cao-tong-hop" in paper.headers["content-disposition"]
    pages = PdfReader(io.BytesIO(paper.body())).pages
    text = " ".join(" ".join(each.extract_text() for each in pages).split())
    assert "DỰ THẢO" in text
    assert cast.cell.name.upper() in text.upper()
    assert cast.author.full_name not in text


def test_the_browsers_back_button_after_filing_changes_nothing(open_page, cast):
    review = cast.review_of(cast.author)
    answer_all(review)
    page = open_page(cast.author, write_path(review))
    page.locator(".write-end button[value=read]").click()
    page.locator("form[action$='/file/'] button").click()
    page.wait_for_url(f"**/reviews/{review.pk}/")
    page.go_back()
    page.locator("form[action$='/file/'] button").click()
    page.wait_for_url(f"**/reviews/{review.pk}/")
    wait_for(page, lambda: Submission.objects.filter(review=review).count() == 1)
