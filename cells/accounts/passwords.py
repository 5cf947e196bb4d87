"""Passwords that an administrator hands over on a slip."""

import secrets

# Without letters and digits that look alike on paper.
LETTERS = "abcdefghkmnpqrstuvwxyz"
DIGITS = "23456789"


def generated_password() -> str:
    """Three groups such as “kmtr-47pa-wdqx”: 50 bits, easy to read aloud."""
    signs = [secrets.choice(LETTERS + DIGITS) for _each in range(10)]
    signs += [secrets.choice(LETTERS), secrets.choice(DIGITS)]
    secrets.SystemRandom().shuffle(signs)
    text = "".join(signs)
    return f"{text[:4]}-{text[4:8]}-{text[8:]}"
