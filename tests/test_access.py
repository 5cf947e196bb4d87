"""Who may open what: every address, every person of the cast, exact answers."""

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.urls import URLResolver, get_resolver, reverse
from django.views.generic import View

from cells.access import PolicyMixin, RecordMixin, VisibleMixin
from tests.access_matrix import MATRIX, PEOPLE, Scene, answers

# What may be opened without signing in; static files are served before any view.
PUBLIC = {
    "sign_in",
    "set_language",
    "healthz",
    "check_document",
    "projector",
    "projector_news",
}
PUBLIC_IN_ADMIN = {"admin:login", "admin:jsi18n"}


pytestmark = pytest.mark.usefixtures("on_the_day")


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


# --- The matrix ---


def test_the_matrix_holds_every_address():
    assert set(MATRIX) == {name for name, _view in addresses()}


@pytest.mark.parametrize("name", MATRIX)
def test_each_person_gets_exactly_this(name, cast, client):
    """One scene for both: making it costs as much as looking at it."""
    state, kind, on_get, on_post = MATRIX[name]
    scene = Scene(cast, state)
    url = scene.url(name, kind)
    if name not in PUBLIC:
        assert_nobody_is_sent_to_sign_in(client, url)
    got = {"get": {}, "post": {}}
    for person in PEOPLE:
        scene.sign_in(client, person)
        for method in ("post", "get"):
            if has_signed_out(client):
                scene.sign_in(client, person)
            got[method][person] = getattr(client, method)(url).status_code
    assert got == {"get": on_get, "post": on_post}


def assert_nobody_is_sent_to_sign_in(client, url) -> None:
    """A page is led there, a script gets 401."""
    assert client.get(url).url.startswith(reverse("sign_in"))
    for method in (client.get, client.post):
        answer = method(url, headers={"accept": "application/json"})
        assert (answer.status_code, answer.json()) == (401, {"reason": "signed_out"})


def has_signed_out(client) -> bool:
    cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
    return cookie is not None and not cookie.value


def test_the_administration_is_closed_to_everybody_else(cast, client):
    scene = Scene(cast, "filed")
    got = {}
    for person in PEOPLE:
        scene.sign_in(client, person)
        got[person] = client.get(reverse("admin:index")).status_code
    assert got == answers(404, administrator=200)
