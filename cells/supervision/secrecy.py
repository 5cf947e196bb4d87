"""Whether what somebody types as evidence bears a secrecy mark."""

import re

from cells.fields import typed_text

# As stamped on papers, or as people speak of such papers; “bí mật”, “mật thiết” pass.
STAMPED = re.compile(r"\b(?:TUYỆT |TỐI )?M ?Ậ ?T\b(?! KHẨU)")
BEFORE = re.compile(r"\bBÍ $")
SPOKEN = re.compile(
    r"\b(?:(?:dấu|độ|tài liệu|văn bản|công văn|hồ sơ) (?:tuyệt |tối )?mật"
    r"|(?:tuyệt|tối) mật)\b",
    re.IGNORECASE,
)
WITHOUT_TONES = re.compile(
    r"\b(?:dau|do|tai lieu|van ban|cong van|ho so) (?:tuyet |toi )?mat\b"
)


def name_tells_secrets(name: str) -> bool:
    """Whether the name of a file says so, with or without its tone marks."""
    words = one_spaced(re.sub(r"[-_.]", " ", typed_text(name)))
    return speaks_of_secrets(words) or bool(WITHOUT_TONES.search(words.lower()))


def speaks_of_secrets(text: str) -> bool:
    words = one_spaced(typed_text(text))
    stamped = any(
        not BEFORE.search(words[: found.start()]) for found in STAMPED.finditer(words)
    )
    return stamped or bool(SPOKEN.search(words))


def one_spaced(text: str) -> str:
    """Lines, tabs and several spaces hide no mark."""
    return " ".join(text.split())
