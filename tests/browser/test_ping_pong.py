"""Author and secretary in two windows: guided, changed, rewritten, accepted."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from cells.models import Decision, Guidance, Submission
from tests.browser.writing_page import (
    choose,
    deed,
    expect_saved,
    say,
    wait_for,
)
from tests.factories import file_review

TEXT = {3: "Nêu rõ mấy buổi, tháng nào.", 7: "Việc này xảy ra khi nào?"}


@pytest.fixture
def review(cast):
    file_review(cast.review_of(cast.secretary))
    return cast.review_of(cast.author)


@pytest.fixture
def first(review):
    declared = {
        3: {"deed": "Tôi có lúc vắng buổi học."},
        7: {"deed": "Có lần tôi áp đặt ý kiến."},
    }
    return file_review(review, declared=declared)


def path_of(submission) -> str:
    return f"/reviews/filed/{submission.pk}/"


def newest(review) -> Submission:
    return Submission.objects.filter(review=review).latest("number")


def in_a_week() -> str:
    return (timezone.localdate() + timedelta(days=7)).isoformat()


def write_guidance(page, number):
    """In the view of the whole report, at the item."""
    fold = page.locator(f"#answer-{number} .guide")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    fold.locator("textarea").fill(TEXT[number])


def press_decide(page, outcome, *, note="", returns=True):
    page.locator(f"input[name=outcome][value={outcome}]").check()
    if returns:
        page.locator("#due_on").fill(in_a_week())
    if note:
        page.locator("#note").fill(note)
    with page.expect_navigation():
        page.locator("button[value=decide]").click()
    expect(page.locator(".messages")).to_be_visible()


def keep(page, number, reason):
    fold = page.locator(f"#answer-{number} .kept")
    fold.locator("summary").click()
    fold.locator("textarea").fill(reason)


def file_again(page, review):
    page.goto(f"/reviews/{review.pk}/read-through/")
    page.locator("form[action$='/file/'] button").click()
    page.wait_for_url(f"**/reviews/{review.pk}/")


def no_sideways(page):
    assert page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )


def test_the_whole_ping_pong(open_page, cast, review, first):
    reader, author = open_page(cast.secretary), open_page(cast.author)

    # The secretary opens the queue and guides two items; the guidance saves itself.
    reader.goto("/reviews/queue/")
    reader.locator(f"a[href='{path_of(first)}']").first.click()
    assert reader.locator("input[name=outcome]:checked").count() == 0
    expect(reader.locator("#due_on")).to_be_hidden()
    for number in TEXT:
        write_guidance(reader, number)
    expect_saved(reader)
    assert Guidance.objects.filter(decision=None).count() == 2
    author.goto(f"/reviews/{review.pk}/")
    expect(author.locator("main")).not_to_contain_text(TEXT[3])
    press_decide(reader, "guide", note="Bản viết khá cụ thể.")
    no_sideways(reader)

    # The author finds the first marked item, keeps one and changes the other.
    author.goto("/")
    author.locator(".next-action a.btn-primary").click()
    author.wait_for_url("**/write/1/#answer-3")
    expect(author.locator("#a3-guidance")).to_contain_text(TEXT[3])
    expect(author.locator(".return-notice")).to_contain_text("Bản viết khá cụ thể.")
    deed(author, 3).fill("Tôi vắng 2 buổi học, tháng 4 và tháng 7.")
    keep(author, 7, "Tôi nhớ chỉ có một lần, đã nêu đủ.")
    expect_saved(author)
    no_sideways(author)
    file_again(author, review)

    # The secretary reads what changed beside the old version; then the whole again.
    second = newest(review)
    reader.goto(path_of(second))
    expect(reader.locator("#answer-3 ins").first).to_contain_text("vắng 2")
    expect(reader.locator("#answer-3 del").first).to_contain_text(say("taken out:"))
    expect(reader.locator("#answer-7")).to_contain_text("Tôi nhớ chỉ có một lần")
    write_guidance(reader, 3)
    press_decide(reader, "request_rewrite")
    author.goto("/reviews/")
    author.wait_for_url("**/write/1/#answer-3")
    choose(author, 3, "often")
    expect_saved(author)
    file_again(author, review)

    # Accepted, withdrawn with a reason, accepted: the item returned twice is marked.
    third = newest(review)
    reader.goto(path_of(third))
    expect(reader.locator("#answer-3 .for-session")).to_be_visible()
    assert reader.locator("#g3-text").count() == 0
    press_decide(reader, "accept", returns=False)
    reader.goto(path_of(third))
    reader.locator(".act-below > summary").click()
    reader.locator("#withdraw-reason").fill("Đọc lại một lượt nữa.")
    reader.locator("form[action$='/withdraw/'] button").click()
    expect(reader.locator(".messages")).to_contain_text(
        say("The decision has been withdrawn.")
    )
    author.goto(f"/reviews/{review.pk}/")
    expect(author.locator("main")).to_contain_text("Đọc lại một lượt nữa.")
    press_decide(reader, "accept", returns=False)
    review.refresh_from_db()
    assert review.status == "accepted"
    assert Decision.objects.filter(author=cast.author).count() == 4


@pytest.mark.parametrize("width", [1280])
def test_of_two_windows_that_decide_the_second_loses_no_word(
    open_page, cast, first, review
):
    one, two = (open_page(cast.secretary, path_of(first)) for _ in range(2))
    press_decide(one, "accept", returns=False)
    two.locator("input[name=outcome][value=guide]").check()
    two.locator("#due_on").fill(in_a_week())
    two.locator("#note").fill("Lời nhắn gõ rất lâu")
    two.locator("button[value=decide]").click()
    expect(two.locator("#error-summary")).to_contain_text(cast.secretary.full_name)
    expect(two.locator("#error-summary")).to_be_focused()
    expect(two.locator(".held-words")).to_contain_text("Lời nhắn gõ rất lâu")
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("width", [1280])
def test_two_windows_on_one_guidance_show_both_texts(open_page, cast, first):
    one, two = (open_page(cast.secretary, path_of(first)) for _ in range(2))
    write_guidance(one, 3)
    expect_saved(one)
    two.locator("#answer-3 .guide summary").click()
    two.locator("#g3-text").fill("Bản của cửa sổ hai")
    box = two.locator("#answer-3 .conflict")
    expect(box.locator("[data-side=stored]")).to_contain_text(TEXT[3])
    box.locator("[data-keep=mine]").click()
    expect_saved(two)
    assert Guidance.objects.get().text == "Bản của cửa sổ hai"


@pytest.mark.parametrize("width", [390])
def test_without_a_script_all_of_it_works(open_page, cast, first, review):
    def plain(member, path="/"):
        return open_page(member, path, java_script_enabled=False)

    reader = plain(cast.secretary, path_of(first))
    write_guidance(reader, 3)
    reader.locator("#note").fill("Lời nhắn")
    reader.locator(".decision-panel button[value=save]").click()
    assert Guidance.objects.get().text == TEXT[3]
    expect(reader.locator("#note")).to_have_value("Lời nhắn")
    press_decide(reader, "guide")
    author = plain(cast.author, "/reviews/")
    author.wait_for_url("**/write/1/#answer-3")
    keep(author, 3, "Đã nêu đủ.")
    author.locator(".write-end button[value=read]").click()
    author.locator("form[action$='/file/'] button").click()
    author.wait_for_url(f"**/reviews/{review.pk}/")
    second = newest(review)
    reader.goto(path_of(second))
    reader.locator("button[value=view-whole]").click()
    expect(reader.locator("#answer-3")).to_contain_text("Đã nêu đủ.")
    press_decide(reader, "accept", returns=False)
    wait_for(
        reader, lambda: type(review).objects.get(pk=review.pk).status == "accepted"
    )
    assert isinstance(Decision.objects.order_by("pk").first().due_on, date)
