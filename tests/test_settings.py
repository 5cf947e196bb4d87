"""Settings: a bad value stops the start with a sentence, and nothing is a secret
by default."""

import os
import stat
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.utils import formats, translation

ROOT = Path(__file__).resolve().parent.parent
OWN = (
    "DEBUG", "SECRET_KEY", "SECRET_KEY_FILE", "ALLOWED_HOSTS", "SITE_URL",
    "DATABASE_URL", "DATA_DIR", "HTTPS_ONLY", "HSTS_SECONDS", "TRUSTED_PROXY",
    "IDLE_MINUTES", "SESSION_HOURS", "LOGIN_FAILURES", "LOGIN_COOLOFF_MINUTES",
    "HELP_LINE", "LOG_LEVEL", "CHECKS_PER_MINUTE", "DJANGO_SETTINGS_MODULE",
    "NOTE_KEYS", "NOTE_KEYS_FILE", "MAIL_HOST", "MAIL_PORT", "MAIL_USER",
    "MAIL_PASSWORD", "MAIL_TLS", "MAIL_FROM", "TRUSTED_ROOTS",
)  # fmt: skip
SHOW = "from selfreview import settings as s; print({})"


def start(tmp_path, show="s.DEBUG", **environment):
    """Read the settings in a process of their own, as at a start."""
    clean = {name: value for name, value in os.environ.items() if name not in OWN}
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", SHOW.format(show)],
        cwd=ROOT,
        env=clean | {"DATA_DIR": str(tmp_path / "data")} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def value(tmp_path, show, **environment) -> str:
    result = start(tmp_path, show, **environment)
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


@pytest.mark.parametrize(
    ("name", "bad", "sentence"),
    [
        ("DEBUG", "perhaps", "DEBUG must be yes or no, not “perhaps”."),
        ("HTTPS_ONLY", "2", "HTTPS_ONLY must be yes or no, not “2”."),
        ("IDLE_MINUTES", "half", "IDLE_MINUTES must be a whole number, not “half”."),
        ("IDLE_MINUTES", "0", "IDLE_MINUTES must be at least 1, not 0."),
        ("SESSION_HOURS", "1.5", "SESSION_HOURS must be a whole number, not “1.5”."),
        ("LOGIN_FAILURES", "-3", "LOGIN_FAILURES must be at least 1, not -3."),
        ("LOG_LEVEL", "loud", "LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR."),
        (
            "SITE_URL",
            "tusoi.example.vn",
            "SITE_URL must be an address such as https://tusoi.example.vn.",
        ),
        ("MAIL_TLS", "tls", "MAIL_TLS must be STARTTLS, SSL or NONE."),
        ("MAIL_PORT", "0", "MAIL_PORT must be at least 1, not 0."),
        (
            "MAIL_FROM",
            "Tự soi, tự sửa <tusoi@example.vn>",
            "MAIL_FROM must be an address such as tusoi@tusoi.example.vn.",
        ),
        (
            "MAIL_HOST",
            "mail.example.vn",
            "MAIL_FROM must be an address such as tusoi@tusoi.example.vn.",
        ),
        (
            "NOTE_KEYS",
            "change-me",
            "Key 1 of NOTE_KEYS is not whole: 44 characters are wanted.",
        ),
        (
            "DATABASE_URL",
            "mysql://localhost/db",
            "DATABASE_URL must begin with sqlite:/// or postgres://.",
        ),
        (
            "DATABASE_URL",
            "sqlite:///",
            "DATABASE_URL for SQLite names a file: sqlite:////srv/data/db.sqlite3.",
        ),
        (
            "DATABASE_URL",
            "postgres://tusoi:mat:khau@127.0.0.1:port/tusoi",
            "DATABASE_URL names a port that is no number.",
        ),
    ],
)
def test_a_bad_value_stops_the_start_with_a_sentence(name, bad, sentence, tmp_path):
    result = start(tmp_path, **{name: bad})
    assert result.returncode == 1
    last = result.stderr.strip().splitlines()[-1]
    assert last == f"django.core.exceptions.ImproperlyConfigured: {sentence}"
    assert "mat:khau" not in result.stderr


def test_the_defaults_run_one_cell(tmp_path):
    shown = value(
        tmp_path, "s.DEBUG, s.ALLOWED_HOSTS, s.LANGUAGE_CODE, s.SESSION_COOKIE_SECURE"
    )
    assert shown == "False ['localhost', '127.0.0.1'] vi False"
    name = value(tmp_path, "s.DATABASES['default']['NAME']")
    assert name == str(tmp_path / "data" / "db.sqlite3")


def test_the_key_is_made_at_the_first_start_for_its_owner_only(tmp_path):
    first = value(tmp_path, "s.SECRET_KEY")
    file = tmp_path / "data" / "secret_key"
    assert file.read_text() == first
    assert len(first) >= 80
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert value(tmp_path, "s.SECRET_KEY") == first


def test_no_two_installations_share_a_key(tmp_path):
    keys = {value(tmp_path / name, "s.SECRET_KEY") for name in ("one", "two")}
    assert len(keys) == 2


def test_the_key_may_stand_in_a_file_elsewhere(tmp_path):
    file = tmp_path / "key"
    file.write_text("k" * 64 + "\n")
    assert value(tmp_path, "s.SECRET_KEY", SECRET_KEY_FILE=str(file)) == "k" * 64
    assert not (tmp_path / "data" / "secret_key").exists()


def test_an_empty_key_file_stops_the_start(tmp_path):
    file = tmp_path / "key"
    file.touch()
    result = start(tmp_path, SECRET_KEY_FILE=str(file))
    assert result.stderr.strip().endswith(f"The key file {file} is empty: delete it.")


def test_https_turns_everything_on_that_belongs_to_it(tmp_path):
    shown = value(
        tmp_path,
        "s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE,"
        " s.LANGUAGE_COOKIE_SECURE, s.SECURE_HSTS_SECONDS, s.CSRF_TRUSTED_ORIGINS",
        HTTPS_ONLY="yes",
        HSTS_SECONDS="3600",
        SITE_URL="https://tusoi.example.vn/",
    )
    assert shown == "True True True True 3600 ['https://tusoi.example.vn']"


@pytest.mark.parametrize(
    ("tls", "shown"),
    [
        ("starttls", "587 True False"),
        ("ssl", "465 False True"),
        ("none", "25 False False"),
    ],
)
def test_mail_is_on_with_a_host(tmp_path, tls, shown):
    facts = "s.MAIL_IS_ON, s.EMAIL_PORT, s.EMAIL_USE_TLS, s.EMAIL_USE_SSL"
    host = {"MAIL_HOST": "mail.example.vn", "MAIL_FROM": "a@example.vn"}
    assert value(tmp_path, facts, MAIL_TLS=tls, **host) == f"True {shown}"
    assert value(tmp_path, facts, MAIL_TLS=tls) == f"False {shown}"


def test_postgresql_by_its_url(tmp_path):
    shown = value(
        tmp_path,
        "[s.DATABASES['default'][k] for k in ('NAME','USER','PASSWORD','HOST','PORT')]",
        DATABASE_URL="postgres://tu%40soi:m%2Fk@db.example.vn:5433/tusoi",
    )
    assert shown == "['tusoi', 'tu@soi', 'm/k', 'db.example.vn', '5433']"


# --- What pages may do -------------------------------------------------------------


def test_no_script_and_no_style_from_a_page_or_from_elsewhere(client, db):
    policy = client.get("/account/sign-in/").headers["Content-Security-Policy"]
    parts = sorted(part.strip() for part in policy.split(";") if part.strip())
    assert parts == [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "manifest-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
    ]


def test_the_other_headers(client, db):
    headers = client.get("/account/sign-in/").headers
    names = (
        "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy",
        "Cross-Origin-Opener-Policy",
    )  # fmt: skip
    assert [headers[name] for name in names] == [
        "DENY",
        "nosniff",
        "same-origin",
        "same-origin",
    ]


def test_no_error_is_mailed_and_no_exclusive_transaction_waits_on_reading():
    assert settings.ADMINS == []
    assert not settings.DATABASES["default"].get("ATOMIC_REQUESTS", False)


# --- Dates -----------------------------------------------------------------------

FIFTH_OF_OCTOBER = date(2026, 10, 5)


class DateForm(forms.Form):
    day = forms.DateField(localize=True)
    moment = forms.DateTimeField(localize=True)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("typed", ["05/10/2026", "5/10/2026", "2026-10-05"])
def test_05_10_is_the_fifth_of_october(language, typed):
    with translation.override(language):
        form = DateForm({"day": typed, "moment": f"{typed} 14:05"})
        assert form.is_valid(), form.errors
        assert form.cleaned_data["day"] == FIFTH_OF_OCTOBER
        assert form.cleaned_data["moment"].date() == FIFTH_OF_OCTOBER


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_date_is_shown_day_first(language):
    moment = datetime(2026, 10, 5, 14, 5)  # noqa: DTZ001
    with translation.override(language):
        assert formats.date_format(FIFTH_OF_OCTOBER) == "05/10/2026"
        assert formats.date_format(moment, "DATETIME_FORMAT") == "14:05 05/10/2026"
        assert str(DateForm(initial={"day": FIFTH_OF_OCTOBER})["day"]).count(
            'value="05/10/2026"'
        )


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("typed", ["13/13/2026", "31/02/2026", "hôm nay", "10/2026"])
def test_what_is_no_date_is_refused(language, typed):
    with translation.override(language):
        form = DateForm({"day": typed, "moment": typed})
        assert form.errors.keys() == {"day", "moment"}
