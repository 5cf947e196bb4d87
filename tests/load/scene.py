"""The rows of the bench: a cell whose members are in the middle of writing."""

from uuid import uuid4

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cells.models import SelfReview, Submission
from cells.organisation.models import Role
from tests.factories import (
    NOW,
    Cast,
    answer_all,
    file_review,
    make_cell,
    make_member,
    make_officer,
    open_round,
)
from tests.load.drive import Person, Target

GROUP, EMPTY, AUTOSAVE, BARE = "page of nine", "empty page", "autosave", "bare save"
QUEUE, READERS_EMPTY = "queue of 100", "empty page of its reader"
FILINGS = 100
NOT_COUNTED = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
DEED = "Trong tháng 6 tôi nộp chậm hai báo cáo chuyên đề của tổ bộ môn. " * 3


def page_id() -> str:
    return str(uuid4())


def prepare() -> list[Person]:
    """An empty database is filled; two authors and twice a reader are signed in."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    cast = Cast()
    for member in (cast.author, cast.colleague):
        declared = {2: {"deed": DEED}, 5: {"deed": DEED}, 7: {"remedy": DEED}}
        answer_all(cast.review_of(member), declared=declared)
    reader = reader_of_many(cast.committee)
    queue = {QUEUE: reverse("reviews:queue"), READERS_EMPTY: "/bench/empty/"}
    return [
        author(cast, cast.author),
        author(cast, cast.colleague),
        signed_in(reader, queue),
        signed_in(reader, queue),
    ]


def reader_of_many(committee):
    """The secretary of a large cell in which a hundred reports wait."""
    cell = make_cell(committee, "Chi bộ Tổ dân phố", "CB-9")
    reader = make_officer(cell, Role.SECRETARY, cell=cell)
    make_officer(cell, Role.DEPUTY, cell=cell)
    for _ in range(FILINGS):
        make_member(cell)
    cell_round = open_round(cell, reader)
    reviews = SelfReview.objects.filter(cell_round=cell_round)
    own = file_review(reviews.get(author=reader), declared={4: {"deed": DEED}})
    others = reviews.exclude(author=reader)
    Submission.objects.bulk_create(
        Submission(
            review=review,
            number=1,
            content=own.content,
            content_sha256=own.content_sha256,
            filed_at=NOW,
            is_late=False,
        )
        for review in others[:FILINGS]
    )
    others.update(status="filed")
    return reader


def author(cast, member) -> Person:
    group = reverse("reviews:write", args=[cast.review_of(member).pk, 1])
    return signed_in(
        member,
        {
            GROUP: group,
            AUTOSAVE: group,
            EMPTY: "/bench/empty/",
            BARE: "/bench/bare/",
        },
    )


def signed_in(member, urls: dict[str, str]) -> Person:
    client = Client()
    client.force_login(member)
    return Person(client.cookies[settings.SESSION_COOKIE_NAME].value, urls)


def targets() -> dict[str, Target]:
    """A page of its own writes item 3, each time another text."""
    page = page_id()

    def save(number: int) -> dict:
        return {
            "page_id": page,
            "sequence": next_sequence(),
            "a3-version": 2,
            "a3-seen": "",
            "a3-frequency": "rarely",
            "a3-deed": f"{DEED} {number} {next_sequence()}",
        }

    def bare(number: int) -> dict:
        return {"deed": f"{DEED} {number} {next_sequence()}"}

    found = [
        Target(GROUP),
        Target(EMPTY),
        Target(AUTOSAVE, save),
        Target(BARE, bare),
        Target(QUEUE),
        Target(READERS_EMPTY),
    ]
    return {target.name: target for target in found}


def next_sequence(counter=iter(range(1, 2_000_000_000))) -> int:  # noqa: B008
    return next(counter)


def queries(person: Person, target: Target) -> int:
    """How often one request asks the database."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.cookies[settings.SESSION_COOKIE_NAME] = person.session
    url = person.urls[target.name]
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        if target.fields:
            script = {"accept": "application/json"}
            response = client.post(url, target.fields(0), headers=script)
        else:
            response = client.get(url)
    if response.status_code != 200:
        raise RuntimeError(f"{response.status_code} at {url}")
    asked = [query["sql"] for query in captured.captured_queries]
    return len([sql for sql in asked if not sql.startswith(NOT_COUNTED)])
