"""Chromium of the system against a live server, and no request to anywhere else."""

import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest

HERE = Path(__file__).parent
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
