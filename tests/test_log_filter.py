"""No member's text reaches the log, whatever breaks."""

import io
import logging
import re
from importlib import import_module

import pytest
from django.conf import settings
from django.db import DatabaseError, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from cells.models import IndicatorAnswer, Member
from cells.reviews.services import prepare_working_copy
from reports.paper_views import paper_pdf
from selfreview.log_filter import WithoutTypedText
from selfreview.urls import urlpatterns as pages
from tests.factories import Cast
from tests.papers_scenes import drafted

MARK = "DẤURIÊNGCỦATÁCGIẢ"


class OwnError(Exception):
    pass


def break_a_constraint(request):
    """The row with the member's text breaks a constraint of the database."""
    answer = IndicatorAnswer.objects.first()
    with transaction.atomic():
        IndicatorAnswer.objects.filter(pk=answer.pk).update(
            deed=request.POST["deed"], frequency="unheard-of"
        )
    return HttpResponse("never")


def break_with_the_text(request):
    """A mistake of the program that carries the text in its message and its cause."""
    try:
        raise ValueError(request.POST["deed"])
    except ValueError as error:
        raise OwnError(f"not possible: {request.POST['deed']}") from error


def log_the_exception(request):
    log = logging.getLogger("cells.reviews")
    error = OwnError(request.POST["deed"])
    log.error("not stored: %s", error)
    log.error("not stored: %(error)s", {"error": error})
    log.error(error)
    log.warning("not stored", exc_info=error)
    return HttpResponse("done")


urlpatterns = [
    *pages,
    path("constraint/", break_a_constraint),
    path("message/", break_with_the_text),
    path("logged/", log_the_exception),
]


@pytest.fixture
def console():
    """What the handlers of the settings write."""
    handlers = [
        handler
        for handler in logging.getLogger().handlers
        if any(isinstance(rule, WithoutTypedText) for rule in handler.filters)
    ]
    assert len(handlers) == 1
    written = io.StringIO()
    before = handlers[0].setStream(written)
    yield written
    handlers[0].setStream(before)


@pytest.fixture
def author(db, settings):
    settings.ROOT_URLCONF = __name__
    cast = Cast()
    prepare_working_copy(review=cast.review_of(cast.author))
    return cast.author


@pytest.fixture
def visitor(author):
    """Errors are answered as in production, not raised in the test."""
    client = Client(raise_request_exception=False)
    client.force_login(author)
    return client


def post(visitor, url):
    return visitor.post(url, {"deed": f"Việc {MARK}"})


def test_a_broken_constraint_is_logged_without_the_row(visitor, console):
    answer = post(visitor, "/constraint/")
    assert answer.status_code == 500
    log = console.getvalue()
    assert "Internal Server Error: /constraint/" in log
    assert "django.db.utils.IntegrityError" in log
    assert "test_log_filter.py" in log
    assert MARK not in log
    assert "unheard-of" not in log


def test_an_error_with_the_text_is_logged_by_class_and_place(visitor, console):
    assert post(visitor, "/message/").status_code == 500
    log = console.getvalue()
    assert "tests.test_log_filter.OwnError" in log
    assert "builtins.ValueError" in log
    assert "break_with_the_text" in log
    assert MARK not in log
    assert "not possible" not in log


def test_an_exception_handed_to_the_log_is_named_only(visitor, console):
    assert post(visitor, "/logged/").status_code == 200
    log = console.getvalue()
    assert log.count("OwnError") == 4
    assert MARK not in log


def test_the_page_of_an_error_shows_no_text(visitor):
    for url in ("/constraint/", "/message/"):
        body = post(visitor, url).content.decode()
        assert MARK not in body
        assert "Traceback" not in body


def test_the_database_would_have_told(author):
    """The text is in the row that breaks: there is something that could leak."""
    answer = IndicatorAnswer.objects.first()
    with pytest.raises(DatabaseError), transaction.atomic():
        IndicatorAnswer.objects.filter(pk=answer.pk).update(
            deed=MARK, frequency="unheard-of"
        )
    assert Member.objects.filter(pk=author.pk).exists()


def test_the_server_logs_what_escapes_without_the_text():
    """An error in the page for errors reaches gunicorn with its whole chain."""
    log = logging.getLogger("gunicorn.error")
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    log.addHandler(handler)
    try:
        import_module("selfreview.wsgi")
        try:
            raise OwnError(MARK)
        except OwnError:
            log.exception("Error handling request")
    finally:
        log.removeHandler(handler)
    assert "Error handling request" in written.getvalue()
    assert "OwnError" in written.getvalue()
    assert MARK not in written.getvalue()


def test_a_character_without_a_typeface_is_not_named(console, db):
    paper = drafted(Cast())
    assert paper_pdf(paper, "Một \U0001f44d").startswith(b"%PDF")
    assert "\U0001f44d" not in console.getvalue()
    assert "1F44D" not in console.getvalue()


def test_the_token_of_the_projector_reaches_no_log():
    record = logging.LogRecord(
        "django.request",
        logging.WARNING,
        __file__,
        1,
        "%s: %s",
        ("Not Found", "/projector/aB3-x_9/news/?since=1"),
        None,
    )
    WithoutTypedText().filter(record)
    assert record.getMessage() == "Not Found: /projector/…/news/?since=1"


def test_the_log_of_the_proxy_has_no_token_either():
    text = (settings.BASE_DIR / "deploy" / "nginx.conf").read_text()
    [form] = re.findall(r"log_format tu_soi (.*?);", text, re.DOTALL)
    assert "$uri_without_token" in form
    assert not re.search(r"\$(uri|request|request_uri)\b", form)
    assert re.search(r"~\^/projector/\s+/projector/\.\.\.;", text)
