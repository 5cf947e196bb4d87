"""What each person of the cast gets at the addresses of reports entered from paper.

``entry:paper`` is the author's draft, with nothing in it; ``entry:typing`` the same
with the colleague named to type it in; ``entry:done`` typed in as a whole, so that the
deputy may make a code; ``entry:scan`` confirmed by the scan of the signed print.
"""

from django.urls import reverse

from cells.models import PaperScan
from cells.reviews.services import confirm_by_scan
from tests.entries_scenes import ENTERED, entered, entry_of, named

KINDS = ("entry",)
PDF = b"%PDF-1.7 signed print"
TYPIST = "colleague"
HELPERS = (TYPIST, "secretary")
OF_CELL = ("author", "secretary", "deputy", "colleague", "former")


def rows(answers, only) -> dict:
    """The rows of the matrix; the words ``answers`` and ``only`` are the matrix's."""
    return of_author(only) | of_typist(only) | of_helpers(only) | papers(answers, only)


def of_author(only) -> dict:
    return {
        "reviews:paper": (
            "empty", "entry:paper", only(200, "author"), only(405, "author")
        ),
        "reviews:paper_name": (
            "empty", "entry:paper", only(302, "author"), only(422, "author")
        ),
        "reviews:paper_take_back": (
            "empty", "entry:typing", only(302, "author"), only(422, "author")
        ),
        "reviews:paper_take_over": (
            "empty", "entry:done", only(302, "author"), only(422, "author")
        ),
        "reviews:paper_confirm": (
            "empty", "entry:done", only(302, "author"), only(422, "author")
        ),
    }  # fmt: skip


def of_typist(only) -> dict:
    return {
        "reviews:entry": (
            "empty", "entry:group", only(200, TYPIST), only(422, TYPIST)
        ),
        "reviews:entry_general": (
            "empty", "entry:typing", only(200, TYPIST), only(422, TYPIST)
        ),
        "reviews:entry_read_through": (
            "empty", "entry:typing", only(200, TYPIST), only(405, TYPIST)
        ),
        "reviews:entry_enter": (
            "empty", "entry:typing", only(302, TYPIST), only(422, TYPIST)
        ),
        # The secretary sees that it waits, but does not change it.
        "reviews:entry_change": (
            "empty",
            "entry:done",
            only(302, TYPIST) | {"secretary": 403},
            only(422, TYPIST) | {"secretary": 403},
        ),
    }  # fmt: skip


def of_helpers(only) -> dict:
    return {
        "reviews:paper_help": (
            "empty", "entry:done", only(200, *HELPERS), only(405, *HELPERS)
        ),
        "reviews:paper_help_name": (
            "empty", "entry:paper", only(302, "secretary"), only(422, "secretary")
        ),
        "reviews:paper_withdraw": (
            "empty", "entry:typing", only(302, *HELPERS), only(422, *HELPERS)
        ),
        "reviews:paper_code": (
            "empty", "entry:done", only(302, *HELPERS), only(422, *HELPERS)
        ),
        "reviews:paper_scan": (
            "empty", "entry:done", only(302, *HELPERS), only(422, *HELPERS)
        ),
    }  # fmt: skip


def papers(answers, only) -> dict:
    leaders = ("secretary", "deputy", "stranger", "committee_secretary")
    makers = ("deputy", "committee_secretary")
    return {
        "reviews:codes": ("filed", None, only(200, *leaders), only(405, *leaders)),
        # Whoever decides sees that it waits, but makes no code for it.
        "reviews:code": (
            "empty",
            "entry:done",
            only(200, *makers) | {"secretary": 403},
            only(422, *makers) | {"secretary": 403},
        ),
        "reviews:scan": (
            "empty",
            "entry:scan",
            only(200, "author", "secretary"),
            only(405, "author", "secretary"),
        ),
        "reports:indicator_sheet": (
            "filed", "entry:sheet", only(200, *OF_CELL), only(405, *OF_CELL)
        ),
        "reports:own_indicator_sheet": (
            "filed", "review", only(200, "author"), only(405, "author")
        ),
        "reports:self_review_draft": (
            "draft", "review", only(200, "author"), only(405, "author")
        ),
        "reports:self_review": (
            "filed",
            "submission",
            only(200, "author", "secretary"),
            only(405, "author", "secretary"),
        ),
        "reports:paper_entry_print": (
            "empty",
            "entry:done",
            only(200, "author", TYPIST),
            only(405, "author", TYPIST),
        ),
    }  # fmt: skip


def url(scene, name: str, kind: str) -> str:
    """The address ``name`` of what ``kind`` names, which comes to be."""
    cast = scene.cast
    _entry, state = kind.split(":")
    if state == "sheet":
        return reverse(name, args=[cast.cell_round.pk])
    if state == "paper":
        return reverse(name, args=[scene.review.pk])
    if state in {"typing", "group"}:
        group = [1] if state == "group" else []
        return reverse(name, args=[named(cast).pk, *group])
    review = entered(cast)
    if state == "done":
        return reverse(name, args=[review.pk])
    confirm_by_scan(
        review=review,
        name="ban-ky.pdf",
        data=PDF,
        printed=entry_of(review).content_sha256[:8],
        by=cast.colleague,
        seen_version=review.version,
        now=ENTERED,
    )
    return reverse(name, args=[PaperScan.objects.get().pk])
