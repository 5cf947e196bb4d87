"""Strange things that people and programs send, and how they are sent."""

import unicodedata
from urllib.parse import quote

from cells.models import IndicatorAnswer

SCRIPT = "<script>alert('x')</script><b>&amp;</b>"
URLENCODED = "application/x-www-form-urlencoded"
HUGE = "9" * 40

# What is typed → what is stored and shown.
TYPED = {
    "NFD": (unicodedata.normalize("NFD", "Tự phê bình"), "Tự phê bình"),
    "CRLF": ("một\r\nhai\r\n\r\nba", "một\nhai\n\nba"),
    "control characters": ("a\x00b\x07c\x1b[31md\x7f", "abc[31md"),
    "override of direction": ("tên\u202egnp.exe", "têngnp.exe"),
    # Django reads the three bytes as three broken characters.
    "a lone surrogate": ("a\ud800b", "a\ufffd\ufffd\ufffdb"),
    "HTML": (SCRIPT, SCRIPT),
    "template code": ("{{ user.password }}{% csrf_token %}", None),
    "SQL": ("'; DROP TABLE cells_selfreview; --", None),
    "percent signs": ("100% %s %(n)s", None),
    "emoji": ("👍🏽 tốt", None),
}


def stored_form(case):
    typed, stored = TYPED[case]
    return typed if stored is None else stored


def encoded(fields) -> str:
    """As a browser or a script would send it, half characters included."""
    return "&".join(
        f"{quote(name)}={quote(str(value).encode('utf-8', 'surrogatepass'))}"
        for name, value in fields.items()
    )


def stored(review, number=1):
    return IndicatorAnswer.objects.get(review=review, indicator__number=number)


def send(client, url, fields, **kwargs):
    return client.post(url, encoded(fields), content_type=URLENCODED, **kwargs)


def row(number=1, **values):
    fields = {"version": 2, "frequency": "rarely"} | values
    return {f"a{number}-{name}": value for name, value in fields.items()}
