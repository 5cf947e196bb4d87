"""Chromium of the system against a live server, and no request to anywhere else."""

import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.test import Client

from cells.models import Member
from tests.browser.looking import look
from tests.factories import PASSWORD, Cast

HERE = Path(__file__).parent
MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"
LOCAL_SCHEMES = {"about", "blob", "data"}
NO_OTHER_HOST = "MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"
HEIGHTS = {1280: 800, 390: 844}


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package", autouse=True)
def _database_beside_the_browser(django_db_setup):
    """Let the tests use the database in Playwright's thread.

    Playwright's loop runs there, but never while a test's own line runs.
    """
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    executable = shutil.which("chromium")
    assert executable, "Chromium is missing: run “make test”, which installs it."
    return {
        **browser_type_launch_args,
        "executable_path": executable,
        "args": [
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-quic",
            "--no-first-run",
            # Every other host is unknown, so that nothing can leave this machine.
            f"--host-resolver-rules={NO_OTHER_HOST}",
        ],
    }


@pytest.fixture(scope="session")
def base_url(live_server):
    """Let a test write ``page.goto("/rounds/")``."""
    return live_server.url


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {
        **browser_context_args,
        "locale": "vi-VN",
        "timezone_id": "Asia/Ho_Chi_Minh",
        "service_workers": "block",
    }


@pytest.fixture(params=[1280, 390], ids=["desktop", "phone"])
def width(request):
    """The width of the window; a test may name its own by ``parametrize``."""
    return request.param


@pytest.fixture
def new_context(new_context, width, live_server):
    """Open a browser profile of its own.

    The test fails when a page asks any other host, or has something that its
    content security policy had to refuse.
    """
    own = urlsplit(live_server.url).netloc
    strangers, refused = [], []

    def watch(request):
        address = urlsplit(request.url)
        if address.scheme not in LOCAL_SCHEMES and address.netloc != own:
            strangers.append(request.url)

    def listen(message):
        if "Content Security Policy" in message.text:
            refused.append(message.text)

    def make(**options):
        viewport = {"width": width, "height": HEIGHTS.get(width, 800)}
        context = new_context(**{"viewport": viewport, **options})
        context.on("request", watch)
        context.on("console", listen)
        context.set_default_timeout(10_000)
        return context

    yield make
    assert strangers == [], "A page asked another host."
    assert refused == [], "The content security policy refused something."


@pytest.fixture
def see():
    """Look at the page as it stands now."""
    return look


@pytest.fixture
def cast(transactional_db):
    """The people of a cell with an open round; their password is ``PASSWORD``."""
    cast = Cast()
    password = make_password(PASSWORD)
    Member.objects.update(password=password)
    for person in vars(cast).values():
        if isinstance(person, Member):
            person.password = password
    return cast


@pytest.fixture
def sign_in(live_server):
    """Give a browser profile the session of ``member``, without the sign-in page."""

    def give(context, member):
        client = Client()
        client.force_login(member, backend=MODEL_BACKEND)
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies(
            [
                {
                    "name": name,
                    "value": client.cookies[name].value,
                    "url": live_server.url,
                }
            ]
        )

    return give


@pytest.fixture
def open_page(new_context, sign_in):
    """Open ``path`` as ``member`` in a profile of its own."""

    def open_it(member, path="/", **options):
        context = new_context(**options)
        sign_in(context, member)
        page = context.new_page()
        page.goto(path)
        return page

    return open_it
