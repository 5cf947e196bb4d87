"""What each person of the cast gets at the addresses of mail and the call list."""

KINDS = ()
LEADERS = ("secretary", "deputy", "stranger")


def rows(answers, only) -> dict:
    """The rows of the matrix; the words ``answers`` and ``only`` are the matrix's."""
    return {
        "notifications:list": ("draft", None, answers(200), answers(405)),
        "call_list": ("draft", None, only(200, *LEADERS), only(405, *LEADERS)),
        # An empty address is one taken away: no bad input.
        "contact": ("draft", None, answers(200), answers(302)),
    }


def url(scene, name: str, kind: str) -> str:
    """No address of mail names a record."""
    raise LookupError(kind)
