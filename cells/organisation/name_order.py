"""The order of Vietnamese lists of people: by given name, accents folded."""

import unicodedata


def name_order(member) -> tuple[str, str]:
    return fold(member.given_name), fold(member.full_name)


def fold(text: str) -> str:
    """Lower case without tone marks, so that hoá and hóa stand together."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d~"))
    return "".join(char for char in plain if not unicodedata.combining(char))
