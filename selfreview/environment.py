"""Reading the environment: a bad value stops the start with a plain sentence."""

import base64
import os
import secrets
from email.utils import parseaddr
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


def mail_address(name: str, *, wanted: bool) -> str:
    """An address from which mail is sent, with or without a name before it."""
    value = text(name)
    _sender, address = parseaddr(value)
    if "@" not in address.strip("@") and (value or wanted):
        raise ImproperlyConfigured(
            f"{name} must be an address such as tusoi@tusoi.example.vn."
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
    return kept_in(path, lambda: secrets.token_urlsafe(64))


def note_keys(data_dir: Path) -> list[str]:
    """The keys of private notes, newest first: NOTE_KEYS, or a file like the above.

    The file is ``NOTE_KEYS_FILE`` or ``<data_dir>/note_keys``, a key on each line.
    """
    keys = text("NOTE_KEYS").replace(",", " ").split()
    if not keys:
        path = Path(text("NOTE_KEYS_FILE") or data_dir / "note_keys")
        keys = kept_in(path, new_note_key).replace(",", " ").split()
    for place, key in enumerate(keys, start=1):
        if not is_note_key(key):
            raise ImproperlyConfigured(
                f"Key {place} of NOTE_KEYS is not whole: 44 characters are wanted."
            )
    return keys


def new_note_key() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode("ascii")


def is_note_key(key: str) -> bool:
    try:
        return len(key) == 44 and len(base64.urlsafe_b64decode(key.encode())) == 32
    except ValueError:
        return False


def kept_in(path: Path, make) -> str:
    """What stands in ``path``, readable by its owner only; made if there is none."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_once(path, make())
    if not (key := path.read_text().strip()):
        raise ImproperlyConfigured(f"The key file {path} is empty: delete it.")
    return key


def write_once(path: Path, content: str) -> None:
    """Write ``path`` whole, or leave what another process wrote in the meantime."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(content)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # another process made it in the meantime
    except OSError:  # a file system without links
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


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
