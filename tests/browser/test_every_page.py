"""Every page, wide and narrow: axe finds nothing, and nothing scrolls sideways."""

from django.contrib.sessions.models import Session

from cells.organisation.models import Role
from tests.browser.looking import leave_by, visit
from tests.browser.writing_page import choose, deed, expect_saved, write_path
from tests.cells.reviews.acts import change, file, give_back
from tests.factories import (
    PASSWORD,
    accept,
    answer_all,
    file_review,
    make_cell,
    make_member,
    make_officer,
)


def test_pages_before_and_at_the_first_sign_in(new_context, open_page, cast, see):
    page = new_context().new_page()
    visit(page, "/account/sign-in/", see, "sign-in")
    page.locator("#id_username").fill("khong-co")
    page.locator("#id_password").fill("sai")
    page.locator("#id_password").press("Enter")
    see(page, "sign-in-refused")
    newcomer = make_member(cast.cell, must_change_password=True, notice=False)
    page = open_page(newcomer)
    see(page, "first-sign-in")
    leave_by(page, page.locator("main .btn-primary"))
    see(page, "first-sign-in-refused")


def test_pages_of_a_writing_member(open_page, cast, see):
    review = cast.review_of(cast.author)
    page = open_page(cast.author)
    see(page, "home-member")
    visit(page, write_path(review), see, "write-untouched")
    for number in (1, 2):
        choose(page, number)
    expect_saved(page)
    see(page, "write")
    visit(page, write_path(review, 4), see, "write-general")
    visit(page, f"/reviews/{review.pk}/read-through/", see, "read-through-incomplete")
    answer_all(review, declared={3: {"remedy": "Đọc hằng tuần."}, 20: {}})
    visit(page, f"/reviews/{review.pk}/read-through/", see, "read-through")
    visit(page, "/account/password/", see, "password-change")
    visit(page, "/khong-co/", see, "not-found", status=404)


def test_pages_of_a_conflict_and_an_expired_login(open_page, cast, see):
    review = cast.review_of(cast.author)
    first, second = (open_page(cast.author, write_path(review)) for _ in range(2))
    choose(first, 1, "often")
    expect_saved(first)
    choose(second, 1, "rarely")
    second.locator("#answer-1 .conflict").wait_for()
    see(second, "write-conflict")
    first.context.clear_cookies()
    deed(first).fill("Hết phiên")
    first.locator("#sign-in-again").wait_for()
    see(first, "write-expired")


def test_pages_of_what_was_sent_too_late(open_page, cast, see):
    page = open_page(cast.author, write_path(cast.review_of(cast.author)))
    choose(page, 1)
    expect_saved(page)
    Session.objects.all().delete()
    deed(page).evaluate("field => { field.value = 'Viết khi hết phiên'; }")
    page.evaluate("document.getElementById('write-form').submit()")
    page.locator("#id_password").wait_for()
    see(page, "sign-in-kept")
    page.locator("#id_username").fill(cast.author.username)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#id_password").press("Enter")
    page.get_by_text("Viết khi hết phiên").wait_for()
    see(page, "kept-text")


def test_pages_after_filing(open_page, cast, see):
    review = cast.review_of(cast.author)
    submission = file_review(review, declared={3: {}, 7: {"remedy": "Sửa ngay."}})
    path = f"/reviews/filed/{submission.pk}/"
    page = open_page(cast.author)
    see(page, "home-filed")
    visit(page, f"/reviews/{review.pk}/", see, "mine-filed")
    reader = open_page(cast.secretary)
    see(reader, "home-secretary")
    visit(reader, path, see, "submission-not-open", status=409)
    file_review(cast.review_of(cast.secretary))
    visit(reader, path, see, "submission-reader")
    visit(page, f"/reviews/{review.pk}/", see, "mine-opened")
    visit(page, path, see, "submission-author")
    accept(submission, cast.secretary)
    visit(reader, path, see, "submission-accepted")
    visit(page, f"/reviews/{review.pk}/", see, "mine-accepted")


def test_pages_of_a_returned_report(open_page, cast, see):
    file_review(cast.review_of(cast.secretary))
    review = cast.review_of(cast.author)
    first = file_review(review, declared={3: {}, 7: {"remedy": "Sửa ngay."}})
    reader, page = open_page(cast.secretary), open_page(cast.author)
    visit(reader, f"/reviews/filed/{first.pk}/", see, "submission-to-decide")
    reader.locator("button[value=decide]").click()
    reader.locator("#error-summary").wait_for()
    see(reader, "submission-refused")
    give_back(first, cast.secretary, items=(3, 7), note="Đề nghị nêu rõ hơn.")
    visit(reader, f"/reviews/filed/{first.pk}/", see, "submission-guided")
    see_the_author_correct(page, review, see)
    change(review, 3, deed="Tháng 6 tôi vắng hai buổi.")
    change(review, 7, kept_reason="Việc này chỉ có một lần.")
    second = file(review)
    visit(reader, f"/reviews/filed/{second.pk}/", see, "submission-changes")
    visit(reader, "/reviews/queue/", see, "queue")
    visit(reader, "/organisation/delegations/", see, "delegations")
    reader.locator("main .btn-primary").click()
    reader.locator("#error-summary").wait_for()
    see(reader, "delegations-refused")


def see_the_author_correct(page, review, see):
    page.goto("/")
    see(page, "home-guided")
    visit(page, write_path(review), see, "write-guided")
    visit(page, f"/reviews/{review.pk}/", see, "mine-guided")
    visit(page, f"/reviews/{review.pk}/read-through/", see, "read-through-guided")
    visit(page, f"/reviews/{review.pk}/reader/", see, "another-reader")


def test_pages_of_the_secretary(open_page, cast, see):
    file_review(cast.review_of(cast.secretary))
    for member in (cast.author, cast.colleague):
        accept(file_review(cast.review_of(member), declared={3: {}}), cast.secretary)
    cell_round = cast.cell_round
    page = open_page(cast.secretary)
    visit(page, f"/rounds/{cell_round.pk}/", see, "cell-round")
    visit(page, f"/summaries/{cell_round.summary.pk}/", see, "summary")


def test_pages_of_a_cell_without_a_round(open_page, cast, see):
    cell = make_cell(cast.committee, "Chi bộ Khoa Dân vận", "CB-3")
    page = open_page(make_officer(cell, Role.SECRETARY, cell=cell))
    see(page, "home-no-round")
    visit(page, "/rounds/", see, "no-round")
    visit(page, "/reviews/", see, "no-review")
    visit(page, "/summaries/", see, "no-summary")
    visit(page, "/rounds/open/", see, "open-round")
    page.locator("[name=title]").fill("")
    leave_by(page, page.locator("main [type=submit]").last)
    see(page, "open-round-refused")


def test_pages_of_the_committee_and_the_administrator(open_page, cast, see):
    see(open_page(cast.committee_secretary), "home-committee")
    see(open_page(cast.staff), "home-staff")
    see(open_page(cast.administrator), "home-administrator")
