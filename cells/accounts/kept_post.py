"""Keeps what was typed when a post is refused for its sign-in or its token.

The posted fields travel in a signed value through the sign-in page and are shown
again, unsaved, with a button that sends them. Nothing is stored. Where the session
is gone a signed cookie still says whose it was, so that on a shared computer the next
member does not read the text.
"""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.urls import resolve

SALT = "kept-post"
MAX_AGE = 12 * 3600
FIELD = "kept"
LAST_MEMBER = "last_member"  # the cookie
WORDS = re.compile(r"[^\W\d_]\w")  # two letters: no number, no date
NEVER_KEPT = ("csrfmiddlewaretoken", "password", FIELD)


def wants_json(request) -> bool:
    """Whether a script of ours sent the request and cannot show a page."""
    return "application/json" in request.headers.get("Accept", "")


def is_same_origin(request) -> bool:
    """Whether the browser says that the post came from a page of this site."""
    if origin := request.headers.get("Origin"):
        return urlsplit(origin).netloc == request.get_host()
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    return urlsplit(request.headers.get("Referer", "")).netloc == request.get_host()


def pack(request) -> str:
    """The typed fields of the refused post, signed; "" if there are none."""
    if request.method != "POST" or not is_same_origin(request):
        return ""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if not any(word in name.lower() for word in NEVER_KEPT)
        for value in values
    ]
    if not fields:
        return ""
    kept = {"path": request.get_full_path(), "fields": fields}
    if request.user.is_authenticated:
        kept["member"] = request.user.pk
    elif (member := last_member(request)) is not None:
        kept["member"] = member
    return signing.dumps(kept, salt=SALT, compress=True)


def remember_member(response, member) -> None:
    """This browser says until it is closed who signed in last."""
    response.set_signed_cookie(
        LAST_MEMBER,
        member.pk,
        salt=SALT,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite=settings.SESSION_COOKIE_SAMESITE,
    )


def last_member(request) -> int | None:
    value = request.get_signed_cookie(LAST_MEMBER, default=None, salt=SALT)
    return int(value) if value else None


def unpack(value: str, request) -> dict | None:
    """What ``pack`` kept, if it is whole, fresh and not another member's.

    Where the refused post named nobody, it is shown to whoever may use its page.
    """
    try:
        kept = signing.loads(value, salt=SALT, max_age=MAX_AGE)
    except signing.BadSignature:
        return None
    if kept.get("member") not in (None, request.user.pk):
        return None
    return kept if may_use(request, kept["path"]) else None


def may_use(request, path: str) -> bool:
    """Whether the signed-in member passes the policy of the page at ``path``."""
    try:
        match = resolve(urlsplit(path).path)
        view_class = getattr(match.func, "view_class", None)
        if view_class:
            view_class().setup(request, *match.args, **match.kwargs)
    except (Http404, PermissionDenied):
        return False
    return True


def show_again(request, kept: dict, *, status: int = 200):
    """The page with the kept texts and the button that sends them once more."""
    typed = [
        value
        for name, value in kept["fields"]
        if is_typed(name) and WORDS.search(value)
    ]
    return render(
        request,
        "cells/accounts/kept_text.html",
        {"path": kept["path"], "fields": kept["fields"], "typed": typed},
        status=status,
    )


def is_typed(name: str) -> bool:
    """Whether the field holds text for people, not a token or button of the page."""
    machine = ("-seen", "-version", "-keep", "-parts", "-frequency")
    tokens = {"page_id", "then", "shown", "open"}
    return name not in tokens and not name.endswith(machine)
