"""Whether what somebody types, or the name of a file, bears a secrecy mark."""

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
# In the name of a file the word alone is enough, but for “mật khẩu”.
IN_A_NAME = re.compile(r"\bmật\b(?! khẩu)")
WITHOUT_TONES = re.compile(
    r"\b(?:toi|tuyet|dau|do|tai lieu|van ban|cong van|ho so) mat\b"
)


def bears_secrecy_mark(name: str) -> bool:
    """Whether the name of a file says so, with or without its tone marks."""
    words = one_spaced(re.sub(r"[-_.]", " ", typed_text(name)))
    found = IN_A_NAME.search(words.lower()) or WITHOUT_TONES.search(words.lower())
    return bool(found) or speaks_of_secrets(words)


def speaks_of_secrets(text: str) -> bool:
    words = one_spaced(typed_text(text))
    stamped = any(
        not BEFORE.search(words[: found.start()]) for found in STAMPED.finditer(words)
    )
    return stamped or bool(SPOKEN.search(words))


def one_spaced(text: str) -> str:
    """Lines, tabs and several spaces hide no mark."""
    return " ".join(text.split())
