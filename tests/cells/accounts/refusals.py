"""A post that is refused for its sign-in or its token, and what comes back."""

from datetime import timedelta

from django.urls import reverse

from cells.accounts import kept_post
from cells.models import IndicatorAnswer
from tests.factories import PASSWORD

TYPED = "Ngày 12/8 tôi nộp chậm <b>báo cáo</b> “tháng 7”\r\nvì chủ quan."
OWN_ORIGIN = {"origin": "http://testserver"}


def typed(**changed):
    return {
        "a1-version": "1",
        "a1-seen": "",
        "a1-frequency": "rarely",
        "a1-parts": "1",
        "a1-deed": TYPED,
        "a1-cause_subjective": "",
        "page_id": "p1",
    } | changed


def refuse(client, url, *, headers=OWN_ORIGIN, **changed):
    return client.post(url, typed(**changed), headers=headers)


def kept_in(page) -> str:
    return dict(page.context["kept_fields"]).get(kept_post.FIELD, "")


def sign_in_with(client, kept, member):
    data = {"username": member.username, "password": PASSWORD, "kept": kept}
    return client.post(reverse("sign_in"), data, headers=OWN_ORIGIN)


def deed(cast) -> str:
    answers = IndicatorAnswer.objects.filter(review__author=cast.author)
    return answers.get(indicator__number=1).deed


def locked_post(client, cast, url, clock):
    """The author's session goes idle, then the author posts."""
    client.force_login(cast.author)
    client.get("/")
    clock.shift(timedelta(minutes=31))
    return refuse(client, url)
