"""The rows of the bench: a cell whose members are in the middle of writing."""

from uuid import uuid4

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import Cast, answer_all
from tests.load.drive import Person, Target

GROUP, EMPTY, AUTOSAVE, BARE = "page of nine", "empty page", "autosave", "bare save"
NOT_COUNTED = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
DEED = "Trong tháng 6 tôi nộp chậm hai báo cáo chuyên đề của tổ bộ môn. " * 3


def page_id() -> str:
    return str(uuid4())


def prepare() -> list[Person]:
    """An empty database is filled; two authors are signed in."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    cast = Cast()
    for member in (cast.author, cast.colleague):
        declared = {2: {"deed": DEED}, 5: {"deed": DEED}, 7: {"remedy": DEED}}
        answer_all(cast.review_of(member), declared=declared)
    return [signed_in(cast, cast.author), signed_in(cast, cast.colleague)]


def signed_in(cast, member) -> Person:
    client = Client()
    client.force_login(member)
    group = reverse("reviews:write", args=[cast.review_of(member).pk, 1])
    return Person(
        session=client.cookies[settings.SESSION_COOKIE_NAME].value,
        urls={
            GROUP: group,
            AUTOSAVE: group,
            EMPTY: "/bench/empty/",
            BARE: "/bench/bare/",
        },
    )


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

    found = [Target(GROUP), Target(EMPTY), Target(AUTOSAVE, save), Target(BARE, bare)]
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
