"""Who gets as far as a view: signed in, not idle, past the first sign-in."""

from time import time
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from cells.accounts import kept_post
from cells.accounts.notice import NOTICE_VERSION
from cells.accounts.sign_in_page import ask_to_sign_in

SEEN_AT = "seen_at"
BEGAN_AT = "began_at"
LOCKED = "locked"
NOTICE = "notice_version"
REFRESH_AFTER = 60  # seconds between two writes of the session
SIGN_OUT = "sign_out"  # always possible: on a shared computer, and without a yes
BEFORE_THE_NOTICE = ("first_sign_in", SIGN_OUT)


class SignInRequired(LoginRequiredMiddleware):
    """Anonymous requests get the sign-in page, scripts a 401; typed text is kept."""

    def handle_no_permission(self, request, view_func):
        return refuse(request, reason="signed_out")


class IdleLock:
    """After some idle minutes the session asks for the password again; after
    ``SESSION_HOURS`` also of whoever never paused, such as a page that says so."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view_func, args, kwargs):
        if is_public(view_func) or not request.user.is_authenticated:
            return None
        if request.resolver_match.view_name == SIGN_OUT:
            return None
        session, now = request.session, int(time())
        seen_at = session.get(SEEN_AT, now)
        if BEGAN_AT not in session:
            session[BEGAN_AT] = now
        is_idle = now - seen_at > settings.IDLE_MINUTES * 60
        is_over = now - session[BEGAN_AT] > settings.SESSION_COOKIE_AGE
        if session.get(LOCKED) or is_idle or is_over:
            session[LOCKED] = True
            return refuse(request, reason="locked")
        if not is_act(request, view_func):
            return None
        if SEEN_AT not in session or now - seen_at > REFRESH_AFTER:
            session[SEEN_AT] = now
        return None


class FirstSignIn:
    """Until the notice is accepted and an own password chosen, nothing else opens."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view_func, args, kwargs):
        user = request.user
        if is_public(view_func) or not user.is_authenticated:
            return None
        if request.resolver_match.view_name in BEFORE_THE_NOTICE:
            return None
        if not user.must_change_password and has_accepted_notice(request):
            return None
        if kept_post.wants_json(request):
            return JsonResponse({"reason": "first_sign_in"}, status=401)
        return redirect("first_sign_in")


def is_public(view_func) -> bool:
    return getattr(view_func, "login_required", True) is False


def is_act(request, view_func) -> bool:
    """A page that asks by itself says whether somebody did anything since."""
    asks_by_itself = getattr(getattr(view_func, "view_class", None), "is_poll", False)
    return not asks_by_itself or request.GET.get("acted") == "1"


def has_accepted_notice(request) -> bool:
    """Asked of the database once a session."""
    if request.session.get(NOTICE) == NOTICE_VERSION:
        return True
    if not request.user.notices.filter(version=NOTICE_VERSION).exists():
        return False
    request.session[NOTICE] = NOTICE_VERSION
    return True


def refuse(request, *, reason: str):
    """401 for scripts; the sign-in page, with what was typed, for people."""
    if kept_post.wants_json(request):
        return JsonResponse({"reason": reason}, status=401)
    if kept := kept_post.pack(request):
        return ask_to_sign_in(request, kept=kept, reason=reason)
    target = request.get_full_path() if request.method in {"GET", "HEAD"} else "/"
    return redirect(f"{reverse('sign_in')}?{urlencode({'next': target})}")


def begin_session(request) -> None:
    """The member has just given the password: the session is fresh and unlocked."""
    request.session[SEEN_AT] = request.session[BEGAN_AT] = int(time())
    request.session.pop(LOCKED, None)
