"""What each person of the cast gets at each address, and the rows to look at."""

from datetime import timedelta

from django.urls import reverse

from cells.models import Delegation, Submission
from cells.organisation.services import delegate_reading
from cells.summaries.figures import indicators_of
from cells.summaries.services import MeasureValues, save_measure, word_line
from tests import (
    collective_matrix,
    convening_matrix,
    duties_matrix,
    entries_matrix,
    joining_matrix,
    lessons_matrix,
    live_matrix,
    mail_matrix,
    materials_matrix,
    meetings_matrix,
    minutes_matrix,
    notes_matrix,
    papers_matrix,
    plan_matrix,
    ratings_matrix,
    remarks_matrix,
    requests_matrix,
    rounds_matrix,
    supervision_matrix,
    votes_matrix,
)
from tests.factories import NOW, TODAY, answer_all, file_review

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


def summary_for(code):
    """A draft: its secretary gets ``code``, the deputy may not, the others see none."""
    return only(code, "secretary") | {"deputy": 403}


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
    # The secretary of the cell hands the reading to a deputy, and takes it back.
    "organisation:delegations": (
        "filed",
        None,
        only(200, "secretary", "stranger"),
        only(422, "secretary", "stranger"),
    ),
    "organisation:take_back": (
        "filed", "delegation", only(302, "secretary"), only(302, "secretary")
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
    # Only the secretary finds the draft; the others who may look find nothing yet.
    "summaries:current": (
        "filed",
        None,
        answers(404, members=200, secretary=302, stranger=302, committee_secretary=200),
        answers(404, members=405, committee_secretary=405),
    ),
    # The deputy leads the cell, so that its summary exists for them: 403, not 404.
    "summaries:detail": (
        "filed", "summary", summary_for(200), summary_for(405)
    ),
    "summaries:narrative": (
        "filed", "summary", summary_for(200), summary_for(422)
    ),
    "summaries:lines": (
        "filed", "summary", summary_for(200), summary_for(422)
    ),
    "summaries:line": (
        "filed", "line", summary_for(302), summary_for(422)
    ),
    "summaries:measures": (
        "filed", "summary", summary_for(200), summary_for(422)
    ),
    "summaries:measure": (
        "filed", "measure", summary_for(200), summary_for(422)
    ),
    "summaries:measure_place": (
        "filed", "measure", summary_for(302), summary_for(422)
    ),
    "summaries:behind": (
        "filed", "behind", summary_for(200), summary_for(405)
    ),
    "journey:freeze": (
        "filed", "summary", summary_for(200), summary_for(422)
    ),
    "journey:reopen_reviews": (
        "filed", "summary", summary_for(302), summary_for(422)
    ),
    "journey:pass_summary": (
        "filed", "summary", summary_for(302), summary_for(422)
    ),
    "journey:reopen_summary": (
        "filed", "summary", summary_for(302), summary_for(422)
    ),
    "reports:cell_summary_pdf": (
        "filed", "summary", summary_for(200), summary_for(405)
    ),
    "reports:cell_summary_preview": (
        "filed", "summary", summary_for(200), summary_for(405)
    ),
    # Nobody reads the members' copy of a draft.
    "reports:members_copy": (
        "filed", "summary", summary_for(403), summary_for(403)
    ),
    "reports:members_copy_pdf": (
        "filed", "summary", summary_for(403), summary_for(403)
    ),
    "reports:administrators_pdf": (
        "filed", "summary", HIDDEN, only(405, "administrator")
    ),
    "sign_in": (
        "filed", None, answers(200, nobody=200), answers(200, nobody=200)
    ),
    "set_language": (
        "filed", None, answers(302), answers(302)
    ),
    "healthz": ("filed", None, answers(200, nobody=200), answers(405, nobody=405)),
}  # fmt: skip

PARTS = (
    collective_matrix,
    convening_matrix,
    duties_matrix,
    entries_matrix,
    joining_matrix,
    lessons_matrix,
    live_matrix,
    mail_matrix,
    materials_matrix,
    meetings_matrix,
    minutes_matrix,
    notes_matrix,
    papers_matrix,
    plan_matrix,
    ratings_matrix,
    remarks_matrix,
    requests_matrix,
    rounds_matrix,
    supervision_matrix,
    votes_matrix,
)
for part in PARTS:
    MATRIX |= part.rows(answers, only)


class Scene:
    """The author's report in one state, beside everything that could leak."""

    def __init__(self, cast, state):
        self.cast = cast
        file_review(cast.review_of(cast.secretary))  # the secretary went first
        file_review(cast.review_of(cast.stranger))
        answer_all(cast.review_of(cast.colleague))
        self.review = cast.review_of(cast.author)
        if state != "empty":
            answer_all(self.review)
        self.submission = None
        if state == "filed":
            self.submission = file_review(self.review)

    def url(self, name, kind) -> str:
        for part in PARTS:
            if kind and kind.partition(":")[0] in part.KINDS:
                return part.url(self, name, kind)
        cell_round = self.cast.cell_round
        arguments = {
            None: [],
            "review": [self.review.pk],
            "group": [self.review.pk, 1],
            "submission": [self.submission and self.submission.pk],
            "cell_round": [cell_round.pk],
            "summary": [cell_round.summary.pk],
            "behind": [cell_round.summary.pk, 3, "often"],
        }
        if kind == "delegation":
            return reverse(name, args=[self.delegation().pk])
        if kind in {"line", "measure"}:
            return reverse(name, args=[cell_round.summary.pk, self.row_of(kind).pk])
        arguments = arguments[kind]
        return reverse(name, args=arguments)

    def delegation(self):
        """Given for tomorrow, so that nobody reads anything by it today."""
        tomorrow = TODAY + timedelta(days=1)
        return Delegation.objects.first() or delegate_reading(
            cell=self.cast.cell,
            giver=self.cast.secretary,
            delegate=self.cast.deputy,
            started_on=tomorrow,
            ended_on=tomorrow,
            now=NOW,
        )

    def row_of(self, kind):
        """A line or a measure of the summary, to be looked at."""
        summary = self.cast.cell_round.summary
        rows = summary.lines if kind == "line" else summary.measures
        if found := rows.first():
            return found
        third = indicators_of(summary)[2]
        by = {"summary": summary, "by": self.cast.secretary, "now": NOW}
        if kind == "measure":
            return save_measure(values=MeasureValues("Sửa", None, None, ""), **by)
        return word_line(
            kind="subjective",
            text="Nguyên nhân",
            sources=[],
            indicators=[third],
            office="secretary",
            **by,
        )

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
