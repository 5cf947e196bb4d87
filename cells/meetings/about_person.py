"""Holds back a remark about a person until somebody looked at it twice (M3)."""

from django.utils.translation import gettext as _

from cells.canonical import content_hash
from cells.fields import typed_text
from cells.text_hints.answers import remark_codes
from cells.workflow import WorkflowError


class HeldBackError(WorkflowError):
    """The words speak of a person. ``digest`` names these very words: a second press
    with it records them, and changed words are judged anew."""

    def __init__(self, digest: str):
        super().__init__(
            _(
                "This remark speaks of the person, so it has not been recorded yet. "
                "What you typed still stands here."
            )
        )
        self.digest = digest


def is_about_person(texts: dict[str, str], *, looked_at: str) -> bool:
    """Whether ``texts`` (by field) speak of a person and are to be marked.

    Raises ``HeldBackError`` unless ``looked_at`` is the digest of these words.
    """
    if not any(remark_codes(text) for text in texts.values() if text):
        return False
    digest = digest_of(texts)
    if looked_at != digest:
        raise HeldBackError(digest)
    return True


def digest_of(texts: dict[str, str]) -> str:
    return content_hash({name: typed_text(text) for name, text in texts.items()})
