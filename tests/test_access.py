"""Who may open what: every address, every person of the cast, exact answers."""

import pytest
import time_machine
from django.core.exceptions import ImproperlyConfigured
from django.urls import URLResolver, get_resolver, reverse
from django.views.generic import View

from cells.access import PolicyMixin, RecordMixin, VisibleMixin
from cells.models import AuditEntry, GeneralPart, Notification, Submission
from cells.organisation.models import Role
from cells.reviews.services import file_self_review, recall_self_review
from tests.factories import (
    NOW,
    Cast,
    accept,
    answer_all,
    file_review,
    give_office,
    shown_hash,
)

# What may be opened without signing in; static files are served before any view.
PUBLIC = {"sign_in", "set_language", "healthz"}
PUBLIC_IN_ADMIN = {"admin:login", "admin:jsi18n"}
PEOPLE = [
    "author", "secretary", "deputy", "colleague", "stranger", "former",
    "committee_secretary", "staff", "administrator", "nobody",
]  # fmt: skip
MEMBERS = ("author", "secretary", "deputy", "colleague", "stranger", "former")


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def cast(db):
    return Cast()


# --- The walk over all addresses ---------------------------------------------


def walk(resolver, namespace=""):
    """(full name, view) of every pattern."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = [namespace, pattern.namespace or ""]
            yield from walk(pattern, ":".join(filter(None, inner)))
        else:
            yield ":".join(filter(None, [namespace, pattern.name])), pattern.callback


def addresses():
    return [
        (name, view)
        for name, view in walk(get_resolver())
        if not name.startswith("admin")
    ]


def is_guarded(view) -> bool:
    return issubclass(
        getattr(view, "view_class", object), (PolicyMixin, VisibleMixin, RecordMixin)
    )


def test_every_view_names_its_policy_or_is_public():
    assert {name for name, view in addresses() if not is_guarded(view)} == PUBLIC


def test_only_the_public_views_open_without_signing_in():
    open_to_all = {
        name
        for name, view in addresses()
        if getattr(view, "login_required", True) is False
    }
    assert open_to_all == PUBLIC


def test_the_administration_opens_only_its_sign_in():
    open_to_all = {
        name
        for name, view in walk(get_resolver())
        if name.startswith("admin") and getattr(view, "login_required", True) is False
    }
    assert open_to_all <= PUBLIC_IN_ADMIN


def test_every_address_has_a_name():
    assert [view for name, view in addresses() if not name] == []


# --- A view cannot forget its policy -----------------------------------------


@pytest.mark.parametrize("mixin", [PolicyMixin, VisibleMixin, RecordMixin])
def test_a_view_without_a_policy_cannot_be_defined(mixin):
    with pytest.raises(ImproperlyConfigured, match="must set a policy"):
        type("Forgetful", (mixin, View), {})


@pytest.mark.parametrize("mixin", [PolicyMixin, VisibleMixin, RecordMixin])
def test_a_subclass_does_not_inherit_a_policy(mixin):
    named = type("Named", (mixin, View), {"policy": staticmethod(lambda *_: True)})
    with pytest.raises(ImproperlyConfigured, match="Heir must set a policy"):
        type("Heir", (named,), {})


# --- The matrix ---------------------------------------------------------------


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


def test_the_matrix_holds_every_address():
    assert set(MATRIX) == {name for name, _view in addresses()}


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


@pytest.mark.parametrize("name", MATRIX)
def test_each_person_gets_exactly_this(name, cast, client):
    state, kind, on_get, on_post = MATRIX[name]
    scene = Scene(cast, state)
    url = scene.url(name, kind)
    got = {"get": {}, "post": {}}
    for person in PEOPLE:
        for method in ("post", "get"):
            scene.sign_in(client, person)
            got[method][person] = getattr(client, method)(url).status_code
    assert got == {"get": on_get, "post": on_post}


@pytest.mark.parametrize(
    "name", [name for name in MATRIX if name not in PUBLIC], ids=str
)
def test_nobody_is_sent_to_the_sign_in_page_and_a_script_gets_401(name, cast, client):
    state, kind, _get, _post = MATRIX[name]
    url = Scene(cast, state).url(name, kind)
    assert client.get(url).url.startswith(reverse("sign_in"))
    for method in (client.get, client.post):
        answer = method(url, headers={"accept": "application/json"})
        assert (answer.status_code, answer.json()) == (401, {"reason": "signed_out"})


def test_the_administration_is_closed_to_everybody_else(cast, client):
    scene = Scene(cast, "filed")
    got = {}
    for person in PEOPLE:
        scene.sign_in(client, person)
        got[person] = client.get(reverse("admin:index")).status_code
    assert got == answers(404, administrator=200)


# --- Variations of the cast -----------------------------------------------------


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


def test_the_secretarys_report_is_read_by_the_deputy(cast, client):
    scene = Scene(cast, "filed")
    page, decide = filing_urls(cast.secretary)
    assert codes(scene, client, page) == only(200, "secretary", "deputy")
    assert codes(scene, client, decide, "post") == only(422, "deputy") | {
        "secretary": 403
    }


def test_without_a_deputy_the_committee_reads_the_secretarys(cast, client):
    cast.deputy.mandate_rows.all().delete()
    scene = Scene(cast, "filed")
    page, decide = filing_urls(cast.secretary)
    assert codes(scene, client, page) == only(200, "secretary", "committee_secretary")
    assert codes(scene, client, decide, "post") == only(422, "committee_secretary") | {
        "secretary": 403
    }


def test_the_secretary_who_leads_the_committee_does_not_read_the_own(cast, client):
    """Cell and committee have the same secretary: the office above reads, not they."""
    cast.deputy.mandate_rows.all().delete()
    cast.committee_secretary.mandate_rows.all().delete()
    give_office(cast.secretary, cast.committee, Role.SECRETARY)
    give_office(cast.committee_secretary, cast.committee, Role.DEPUTY)
    scene = Scene(cast, "filed")
    page, decide = filing_urls(cast.secretary)
    assert codes(scene, client, page) == only(200, "secretary", "committee_secretary")
    assert codes(scene, client, decide, "post") == only(422, "committee_secretary") | {
        "secretary": 403
    }


@pytest.mark.parametrize("wish", ["deputy", "committee"])
def test_a_reader_asked_for_reads_and_the_secretary_does_not(wish, cast, client):
    review = cast.review_of(cast.author)
    type(review).objects.filter(pk=review.pk).update(wished_office=wish)
    scene = Scene(cast, "filed")
    reader = {"deputy": "deputy", "committee": "committee_secretary"}[wish]
    page, decide = filing_urls(cast.author)
    assert codes(scene, client, page) == only(200, "author", reader)
    assert codes(scene, client, decide, "post") == only(422, reader) | {"author": 403}
    scene.sign_in(client, "secretary")
    listed = client.get(reverse("journey:cell_round", args=[cast.cell_round.pk]))
    assert page not in listed.content.decode()


def test_an_older_filing_stays_with_the_office_of_the_newest(cast, client):
    """Asked away from the secretary, an earlier filing closes to the secretary too."""
    scene = Scene(cast, "filed")
    review = cast.review_of(cast.author)
    recall_self_review(review=review, seen_version=review.version, now=NOW)
    type(review).objects.filter(pk=review.pk).update(wished_office="deputy")
    review = cast.review_of(cast.author)
    second = file_self_review(
        review=review, seen_version=review.version, shown=shown_hash(review), now=NOW
    )
    first_page = reverse("reviews:submission", args=[scene.submission.pk])
    assert codes(scene, client, first_page) == only(200, "author")
    second_page = reverse("reviews:submission", args=[second.pk])
    assert codes(scene, client, second_page) == only(200, "author", "deputy")


def test_an_office_that_begins_tomorrow_or_ended_yesterday_opens_nothing(cast, client):
    scene = Scene(cast, "filed")
    page, _decide = filing_urls(cast.author)
    cast.secretary.mandate_rows.update(ended_on=NOW.date())
    assert codes(scene, client, page)["secretary"] == 200
    with time_machine.travel(NOW.replace(day=NOW.day + 1)):
        assert codes(scene, client, page)["secretary"] == 404


def test_an_account_switched_off_opens_nothing(cast, client):
    scene = Scene(cast, "filed")
    page, _decide = filing_urls(cast.author)
    scene.sign_in(client, "secretary")
    assert client.get(page).status_code == 200
    type(cast.secretary).objects.filter(pk=cast.secretary.pk).update(is_active=False)
    assert client.get(page).status_code == 302


# --- No text leaks ---------------------------------------------------------------

MARK = "DẤURIÊNGCỦATÁCGIẢ"


def write_marked_text(review) -> None:
    answer_all(review, declared={3: {"deed": f"Việc {MARK}", "remedy": f"Sửa {MARK}"}})
    GeneralPart.objects.filter(review=review).update(strengths=f"Ưu điểm {MARK}")


def every_body(scene, client, people):
    """(person, method, address, body) of every page for each of ``people``."""
    for person in people:
        for name, (_state, kind, _get, _post) in MATRIX.items():
            if name == "sign_out" or (kind == "submission" and not scene.submission):
                continue
            url = scene.url(name, kind)
            for method in ("get", "post"):
                scene.sign_in(client, person)
                response = getattr(client, method)(url)
                yield person, method, url, response.content.decode(errors="replace")


def everybody_but(*people):
    return [person for person in PEOPLE if person not in people]


def leaks(scene, client, people):
    return [
        (person, method, url)
        for person, method, url, body in every_body(scene, client, people)
        if MARK in body
    ]


def test_a_draft_is_read_by_its_author_alone(cast, client):
    scene = Scene(cast, "draft")
    write_marked_text(scene.review)
    assert leaks(scene, client, everybody_but("author")) == []
    assert leaks(scene, client, ["author"]) != []


def test_a_filing_taken_back_is_read_by_its_author_alone(cast, client):
    scene = Scene(cast, "draft")
    write_marked_text(scene.review)
    review = cast.review_of(cast.author)
    scene.submission = file_self_review(
        review=review, seen_version=review.version, shown=shown_hash(review), now=NOW
    )
    recall_self_review(review=review, seen_version=review.version, now=NOW)
    assert leaks(scene, client, everybody_but("author")) == []


def test_a_rewrite_in_progress_is_as_private_as_a_draft(cast, client):
    """The reader sees the filed version, not what the author types after it."""
    scene = Scene(cast, "filed")
    accept(scene.submission, cast.secretary)
    type(scene.review).objects.filter(pk=scene.review.pk).update(status="guided")
    write_marked_text(cast.review_of(cast.author))
    assert leaks(scene, client, everybody_but("author")) == []


def test_a_filing_is_read_by_its_author_and_its_reader_alone(cast, client):
    scene = Scene(cast, "draft")
    write_marked_text(scene.review)
    review = cast.review_of(cast.author)
    scene.submission = file_self_review(
        review=review, seen_version=review.version, shown=shown_hash(review), now=NOW
    )
    assert leaks(scene, client, everybody_but("author", "secretary")) == []
    page = reverse("reviews:submission", args=[scene.submission.pk])
    decide = reverse("reviews:decide", args=[scene.submission.pk])
    assert leaks(scene, client, ["secretary"]) == [
        ("secretary", "get", page),
        ("secretary", "post", decide),
    ]


def test_text_stands_in_no_notice_and_in_no_trace(cast):
    review = cast.review_of(cast.author)
    write_marked_text(answer_all(review))
    review = cast.review_of(cast.author)
    file_review(cast.review_of(cast.secretary))
    filed = file_self_review(
        review=review, seen_version=review.version, shown=shown_hash(review), now=NOW
    )
    accept(filed, cast.secretary)
    stored = [str(row) for row in AuditEntry.objects.values()]
    stored += [str(row) for row in Notification.objects.values()]
    assert [row for row in stored if MARK in row] == []


def test_pages_with_anothers_text_are_kept_by_no_cache(cast, client):
    Scene(cast, "filed")
    page, decide = filing_urls(cast.author)
    client.force_login(cast.secretary)
    kept = [
        client.get(page),
        client.post(decide),
        client.post(decide, {"version": 99}),
        client.get(decide),
    ]
    assert [response["Cache-Control"] for response in kept] == ["no-store"] * 4
