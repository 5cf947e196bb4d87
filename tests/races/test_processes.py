"""Twenty processes × fifty autosaves through the WSGI application."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from cells.models import IndicatorAnswer, SelfReview
from cells.reviews.services import prepare_working_copy
from tests.factories import Cast, make_member, open_round
from tests.races.writers import SAVES

PROCESSES = 20
ROOT = Path(__file__).resolve().parents[2]


def address_of_the_test_database() -> str:
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    user, password = quote(database["USER"]), quote(database["PASSWORD"])
    place = f"{database['HOST']}:{database['PORT']}"
    return f"postgres://{user}:{password}@{place}/{database['NAME']}"


def authors() -> list[SelfReview]:
    cast = Cast()
    people = [make_member(cast.other_cell) for _ in range(PROCESSES)]
    type(cast.other_round).objects.update(status="reviews_closed")
    opened = open_round(cast.other_cell, cast.stranger)
    reviews = SelfReview.objects.filter(cell_round=opened, author__in=people)
    for review in reviews:
        prepare_working_copy(review=review)
    return list(reviews)


def signed_in_line(review) -> str:
    client = Client()
    client.force_login(review.author)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    return f"{session} {reverse('reviews:write', args=[review.pk, 1])}"


def test_every_autosave_of_every_process_is_stored():
    reviews = authors()
    lines = "\n".join(signed_in_line(review) for review in reviews)
    connection.close()
    ended = subprocess.run(
        [sys.executable, "-m", "tests.races.writers"],
        input=lines,
        cwd=ROOT,
        env=os.environ
        | {
            "DATABASE_URL": address_of_the_test_database(),
            "DJANGO_SETTINGS_MODULE": "selfreview.settings",
        },
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert "database is locked" not in ended.stderr
    assert "OperationalError" not in ended.stderr
    answers = json.loads(ended.stdout)
    assert answers == [{"stored": SAVES, "others": []}] * PROCESSES, ended.stderr[
        -2000:
    ]
    saved = IndicatorAnswer.objects.filter(review__in=reviews, indicator__number=3)
    assert set(saved.values_list("deed", "version", "saved_sequence")) == {
        (f"Lần ghi {SAVES}", SAVES + 1, SAVES)
    }
    assert saved.count() == PROCESSES
