"""Reading the environment: a bad value stops the start with a plain sentence."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def boolean(name: str, *, default: bool) -> bool:
    value = text(name, "yes" if default else "no").lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} must be yes or no, not “{value}”.")


def whole_number(name: str, *, default: int, least: int = 0) -> int:
    value = text(name, str(default))
    try:
        number = int(value)
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} must be a whole number, not “{value}”."
        ) from None
    if number < least:
        raise ImproperlyConfigured(f"{name} must be at least {least}, not {number}.")
    return number


def one_of(name: str, allowed: tuple[str, ...], *, default: str) -> str:
    value = text(name, default).upper()
    if value not in allowed:
        listed = f"{', '.join(allowed[:-1])} or {allowed[-1]}"
        raise ImproperlyConfigured(f"{name} must be {listed}.")
    return value


def names(name: str, *, default: str) -> list[str]:
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def web_address(name: str, *, default: str) -> str:
    value = text(name, default).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise ImproperlyConfigured(
            f"{name} must be an address such as https://tusoi.example.vn."
        )
    return value


def secret_key(data_dir: Path) -> str:
    """The key of this installation: SECRET_KEY, or a file made at the first start.

    The file is ``SECRET_KEY_FILE`` or ``<data_dir>/secret_key``, readable by its
    owner only; there is no default key.
    """
    if key := text("SECRET_KEY"):
        return key
    path = Path(text("SECRET_KEY_FILE") or data_dir / "secret_key")
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            pass  # another process made it in the meantime
        else:
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(64))
    if not (key := path.read_text().strip()):
        raise ImproperlyConfigured(f"The key file {path} is empty: delete it.")
    return key


SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;"
        " PRAGMA cache_size=-64000; PRAGMA mmap_size=134217728;"
    ),
}


def database(data_dir: Path) -> dict:
    """Django's settings for ``DATABASE_URL``; SQLite in the data folder without it."""
    url = text("DATABASE_URL")
    if not url:
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        return sqlite(str(data_dir / "db.sqlite3"))
    parts = urlsplit(url)
    path = unquote(parts.path)
    if parts.scheme == "sqlite":
        if not path.strip("/"):
            raise ImproperlyConfigured(
                "DATABASE_URL for SQLite names a file: sqlite:////srv/data/db.sqlite3."
            )
        return sqlite(path)
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": port_of(parts),
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured(
        "DATABASE_URL must begin with sqlite:/// or postgres://."
    )


def port_of(parts) -> str:
    try:
        return str(parts.port or "")
    except ValueError:
        raise ImproperlyConfigured(
            "DATABASE_URL names a port that is no number."
        ) from None


def sqlite(path: str) -> dict:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": dict(SQLITE_OPTIONS),
        "CONN_MAX_AGE": None,
        "TEST": {"NAME": f"{path}.test"},
    }
