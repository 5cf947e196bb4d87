"""A bounded number of connections, each asking again as soon as it is answered."""

from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection
from threading import Thread
from time import perf_counter
from urllib.parse import urlencode

TOKEN = "b" * 32


@dataclass(frozen=True)
class Person:
    """Somebody signed in. ``urls``: what they ask, by the name of the target."""

    session: str
    urls: dict[str, str]


@dataclass(frozen=True)
class Target:
    """``fields`` gives the form of the n-th request; None asks with GET."""

    name: str
    fields: Callable[[int], dict] | None = None


def rate(port: int, people: list[Person], target: Target, seconds: float) -> float:
    """Answers a second, with one connection for each of ``people``."""
    done: list[tuple[int, float]] = []
    threads = [
        Thread(target=ask, args=(port, person, target, seconds, done))
        for person in people
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if len(done) != len(people):
        raise RuntimeError(f"A connection broke off: {target.name}")
    return sum(number / took for number, took in done)


def ask(port, person: Person, target: Target, seconds, done) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    url, number, start = person.urls[target.name], 0, perf_counter()
    while (took := perf_counter() - start) < seconds:
        method, body = "GET", None
        if target.fields:
            method, body = "POST", urlencode(target.fields(number))
        connection.request(method, url, body, headers(person, body))
        response = connection.getresponse()
        text = response.read()
        if response.status != 200:
            raise RuntimeError(f"{response.status} at {url}: {text[:300]!r}")
        number += 1
    connection.close()
    done.append((number, took))


def headers(person: Person, body) -> dict[str, str]:
    cookies = f"sessionid={person.session}; csrftoken={TOKEN}"
    if body is None:
        return {"Cookie": cookies}
    return {
        "Cookie": cookies,
        "X-CSRFToken": TOKEN,
        "Accept": "application/json",
        "Content-Type": "application/x-www-form-urlencoded",
    }
