"""Text that is stored encrypted, bound to the row that it belongs to."""

import json

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class CannotBeOpenedError(Exception):
    """No key opens the token, or it belongs to another row. Says nothing of it."""


def seal(text: str, binding: list[str]) -> str:
    """The token of ``text`` under the newest key; ``binding`` is authenticated."""
    payload = json.dumps([binding, text], ensure_ascii=False)
    return keyring().encrypt(payload.encode()).decode("ascii")


def unseal(token: str, binding: list[str]) -> str:
    """The text of ``token``; raises if it was not sealed with this ``binding``."""
    try:
        payload = json.loads(keyring().decrypt(token.encode()))
    except (InvalidToken, ValueError):
        raise CannotBeOpenedError from None
    match payload:
        case [found, str(text)] if found == binding:
            return text
    raise CannotBeOpenedError


def is_newest(token: str) -> bool:
    """Whether the newest key alone opens ``token``."""
    try:
        Fernet(settings.NOTE_KEYS[0]).decrypt(token.encode())
    except (InvalidToken, UnicodeEncodeError):
        return False
    return True


def renewed(token: str) -> str:
    """The same payload under the newest key, with its old time of sealing."""
    try:
        return keyring().rotate(token.encode()).decode("ascii")
    except (InvalidToken, UnicodeEncodeError):
        raise CannotBeOpenedError from None


def keyring() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.NOTE_KEYS])
