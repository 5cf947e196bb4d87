"""One spelling for a piece of data, so that equal content has an equal hash."""

import hashlib
import json
import unicodedata


def canonical_json(data) -> str:
    """JSON with sorted keys, no spaces and NFC text.

    ``data`` holds dicts with string keys, lists, strings, whole numbers, booleans
    and None. Raises ``TypeError`` for anything else, floats included: their
    spelling depends on the machine.
    """
    return json.dumps(
        plain(data), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def content_hash(data) -> str:
    """SHA-256 of the canonical JSON of ``data``, in hexadecimal."""
    return hashlib.sha256(canonical_json(data).encode()).hexdigest()


def plain(data):
    if data is None or isinstance(data, bool | int):
        return data
    if isinstance(data, str):
        return unicodedata.normalize("NFC", data)
    if isinstance(data, list | tuple):
        return [plain(item) for item in data]
    if isinstance(data, dict) and all(isinstance(key, str) for key in data):
        return {unicodedata.normalize("NFC", k): plain(v) for k, v in data.items()}
    raise TypeError(f"{type(data).__name__} has no canonical form.")
