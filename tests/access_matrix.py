"""What each person of the cast gets at each address, and the rows to look at."""

from django.urls import reverse

from cells.models import Submission
from tests.factories import answer_all, file_review

PEOPLE = [
    "author", "secretary", "deputy", "colleague", "stranger", "former",
    "committee_secretary", "staff", "administrator", "nobody",
]  # fmt: skip
MEMBERS = ("author", "secretary", "deputy", "colleague", "stranger", "former")


def answers(default, **others):
    """What each person gets; ``members`` stands for all who belong to a cell."""
    expected = dict.fromkeys(PEOPLE, default) | {"nobody": 302}
    expected |= dict.fromkeys(MEMBERS, others.pop("members", default))
    return expected | others


HIDDEN = answers(404)


def only(code, *people):
    return answers(404, **dict.fromkeys(people, code))


# name → (state of the author's report, arguments of the address, GET, POST)
MATRIX = {
    "home": ("filed", None, answers(200), answers(405)),
    "password_change": ("filed", None, answers(200), answers(200)),
    "first_sign_in": ("filed", None, answers(200), answers(422)),
    "sign_out": ("filed", None, answers(405), answers(302)),
    "reviews:current": (
        "filed", None, answers(404, members=302), answers(404, members=405)
    ),
    "reviews:mine": ("filed", "review", only(200, "author"), only(405, "author")),
    "reviews:write": ("draft", "group", only(200, "author"), only(422, "author")),
    "reviews:write_general": (
        "draft", "review", only(200, "author"), only(422, "author")
    ),
    "reviews:read_through": (
        "draft", "review", only(200, "author"), only(405, "author")
    ),
    "reviews:file": ("draft", "review", only(302, "author"), only(422, "author")),
    "reviews:recall": ("filed", "review", only(302, "author"), only(422, "author")),
    "reviews:reader": ("draft", "review", only(200, "author"), only(422, "author")),
    "reviews:queue": (
        "filed",
        None,
        only(200, "secretary", "deputy", "stranger", "committee_secretary"),
        only(405, "secretary", "deputy", "stranger", "committee_secretary"),
    ),
    "reviews:submission": (
        "filed",
        "submission",
        only(200, "author", "secretary"),
        only(405, "author", "secretary"),
    ),
    "reviews:decide": (
        "filed",
        "submission",
        only(302, "secretary") | {"author": 403},
        only(422, "secretary") | {"author": 403},
    ),
    "reviews:withdraw": (
        "filed",
        "submission",
        only(302, "secretary") | {"author": 403},
        only(422, "secretary") | {"author": 403},
    ),
    # Only the deputy passes a report up, and only the secretary's own.
    "reviews:pass_up": (
        "filed",
        "submission",
        only(403, "secretary", "author"),
        only(403, "secretary", "author"),
    ),
    "journey:current": (
        "filed",
        None,
        only(302, "secretary", "deputy", "stranger"),
        only(405, "secretary", "deputy", "stranger"),
    ),
    "journey:open_round": (
        "filed",
        None,
        only(200, "secretary", "stranger"),
        only(422, "secretary", "stranger"),
    ),
    "journey:cell_round": (
        "filed",
        "cell_round",
        only(200, "secretary", "deputy"),
        only(405, "secretary", "deputy"),
    ),
    # A secretary of a committee has no summary of a cell: an empty page.
    "summaries:current": (
        "filed",
        None,
        only(302, "secretary", "stranger") | {"committee_secretary": 200},
        only(405, "secretary", "stranger", "committee_secretary"),
    ),
    "summaries:detail": (
        "filed", "summary", only(200, "secretary"), only(405, "secretary")
    ),
    "reports:cell_summary_pdf": (
        "filed", "summary", only(200, "secretary"), only(405, "secretary")
    ),
    "sign_in": (
        "filed", None, answers(200, nobody=200), answers(200, nobody=200)
    ),
    "set_language": (
        "filed", None, answers(302), answers(302)
    ),
    "healthz": ("filed", None, answers(200, nobody=200), answers(405, nobody=405)),
}  # fmt: skip


class Scene:
    """The author's report in one state, beside everything that could leak."""

    def __init__(self, cast, state):
        self.cast = cast
        file_review(cast.review_of(cast.secretary))  # the secretary went first
        file_review(cast.review_of(cast.stranger))
        answer_all(cast.review_of(cast.colleague))
        self.review = cast.review_of(cast.author)
        answer_all(self.review)
        self.submission = None
        if state == "filed":
            self.submission = file_review(self.review)

    def url(self, name, kind) -> str:
        cell_round = self.cast.cell_round
        arguments = {
            None: [],
            "review": [self.review.pk],
            "group": [self.review.pk, 1],
            "submission": [self.submission and self.submission.pk],
            "cell_round": [cell_round.pk],
            "summary": [cell_round.summary.pk],
        }[kind]
        return reverse(name, args=arguments)

    def sign_in(self, client, person):
        client.logout()
        if person != "nobody":
            client.force_login(getattr(self.cast, person))


def codes(scene, client, url, method="get") -> dict:
    got = {}
    for person in PEOPLE:
        scene.sign_in(client, person)
        got[person] = getattr(client, method)(url).status_code
    return got


def filing_urls(member) -> tuple[str, str]:
    submission = Submission.objects.get(review__author=member)
    return (
        reverse("reviews:submission", args=[submission.pk]),
        reverse("reviews:decide", args=[submission.pk]),
    )
