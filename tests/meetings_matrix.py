"""What each person of the cast gets at the addresses of meetings."""

KINDS = ()


def rows(answers, only) -> dict:
    """The rows of the matrix; the words ``answers`` and ``only`` are the matrix's."""
    return {}


def url(scene, name: str, kind: str) -> str:
    """The address ``name`` of what ``kind`` names, which comes to be."""
    raise LookupError(kind)
