"""Every page as each person gets it, to be searched for what they may not read."""

from django.db import transaction
from django.test import Client

from tests.access_matrix import MATRIX, PEOPLE, Scene

# States of the author's report of their own, beside which no other draft can stand.
OTHER_STATES = ("plan:", "entry:", "remark:kept")
ANYWAY = {"entry:paper", "entry:sheet"}


def leaks(scene: Scene, *marks: str, **walk) -> list[list[tuple[str, str, str]]]:
    """For each mark (person, method, address) of every answer in which it stands."""
    found = {mark: [] for mark in marks}
    for person, method, url, body in every_body(scene, **walk):
        for mark in marks:
            if mark in body:
                found[mark].append((person, method, url))
    return list(found.values())


def every_body(scene: Scene, *, of_kinds=None, written=None, also=()):
    """(person, method, address, body) of the answers to everybody.

    Each address finds the scene as it was, and so does each person: what the address
    needs is made once for all of them (and ``written`` into). Kinds that begin with
    one of ``of_kinds`` are walked, or all that can stand beside a report in writing;
    then the addresses ``also``.
    """
    clients = {person: signed_in(scene, person) for person in PEOPLE}
    for url in also:
        for person, client in clients.items():
            for method, body in bodies(client, url).items():
                yield person, method, url, body
    for name, (_state, kind, _get, _post) in MATRIX.items():
        if not is_walked(scene, name, kind or "", of_kinds):
            continue
        with transaction.atomic():
            url = scene.url(name, kind)
            if written:
                written(scene)
            for person, client in clients.items():
                for method, body in bodies(client, url).items():
                    yield person, method, url, body
            transaction.set_rollback(True)


def is_walked(scene: Scene, name: str, kind: str, of_kinds) -> bool:
    if of_kinds:
        return kind.startswith(of_kinds)
    if name == "sign_out" or (kind == "submission" and not scene.submission):
        return False
    return not kind.startswith(OTHER_STATES) or kind in ANYWAY


def signed_in(scene: Scene, person: str) -> Client:
    client = Client()
    scene.sign_in(client, person)
    return client


def bodies(client: Client, url: str) -> dict[str, str]:
    """What GET and then POST answer; afterwards nothing of both has happened."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        found = {
            method: getattr(client, method)(url).getvalue().decode(errors="replace")
            for method in ("get", "post")
        }
        transaction.set_rollback(True)
    client.cookies = cookies
    return found
