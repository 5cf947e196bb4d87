"""The page on which the author writes, as a test handles it."""

from django.utils.translation import gettext, override
from playwright.sync_api import expect

from cells.models import GeneralPart, IndicatorAnswer

NOTHING_UNSAVED = """() => window.dispatchEvent(
  new Event("beforeunload", { cancelable: true })
)"""


def say(text: str, **words) -> str:
    """A sentence of the product in Vietnamese."""
    with override("vi"):
        return gettext(text) % words if words else gettext(text)


def write_path(review, group=1) -> str:
    return f"/reviews/{review.pk}/write/{group}/"


def answer(review, number) -> IndicatorAnswer:
    return IndicatorAnswer.objects.get(review=review, indicator__number=number)


def general(review) -> GeneralPart:
    return GeneralPart.objects.get(review=review)


def choose(page, number, level="rarely"):
    page.locator(f"input[name=a{number}-frequency][value={level}]").check()


def deed(page, number=1):
    return page.locator(f"#a{number}-deed")


def state(page):
    return page.locator("#saved-state")


def expect_state(page, name):
    expect(state(page)).to_have_attribute("data-state", name)


def expect_saved(page):
    """Everything typed has been stored, and the page says so."""
    page.wait_for_function(NOTHING_UNSAVED)
    expect_state(page, "saved")


def has_unsaved(page) -> bool:
    """Whether the browser would ask before leaving."""
    return not page.evaluate(NOTHING_UNSAVED)


def hold_saves(page) -> list:
    """Let no save through: they wait in the list, to be continued or aborted."""
    held = []

    def handle(route):
        if route.request.method == "POST":
            held.append(route)
        else:
            route.continue_()

    page.route("**/write/**", handle)
    return held


def wait_for(page, condition):
    """Wait until ``condition()`` holds, as the server may take a moment."""
    for _attempt in range(100):
        if condition():
            return
        page.wait_for_timeout(50)
    raise AssertionError("It did not come true within five seconds.")


class Sent:
    """The saves that a page has sent."""

    def __init__(self, page):
        self.bodies = []
        page.on("request", self.note)

    def note(self, request):
        if request.method == "POST" and "/write/" in request.url:
            self.bodies.append(request.post_data or "")

    def __len__(self):
        return len(self.bodies)
