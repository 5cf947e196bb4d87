"""Whether a signed PDF is its first revision and signatures, and nothing else.

pyHanko judges what came after a signature. Here is what came before it, between the
print that was handed out and the signature: otherwise somebody could add another page
to a true print and sign both.
"""

from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from cells.pdf_signatures.objects import members, value

ROOT_MAY_GAIN = {"/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Perms", "/Version"}
PAGE_MAY_GAIN = {"/Annots", "/Tabs"}
MOST_OF_PAGE = 0.25  # what a visible signature may cover


def only_signatures_added(reader: PdfFileReader) -> bool:
    """Every object of the first revision stands as it was.

    But for new signature fields, with what the catalogue needs for them.
    """
    before = reader.get_historical_resolver(0)
    root = key(before.trailer_view.raw_get("/Root").reference)
    if root != key(reader.root_ref):
        return False
    free = describing(reader)
    for reference in before.explicit_refs_in_revision():
        old = before.get_object(reference)
        if key(reference) in free or is_container(old):
            continue
        new = reader.get_object(generic.Reference(*key(reference), pdf=reader))
        if written(old) != written(new) and not may_differ(
            old, new, is_root=key(reference) == root
        ):
            return False
    return holds_signatures_alone(value(reader.root, "/AcroForm"))


def key(reference) -> tuple[int, int]:
    return reference.idnum, reference.generation


def is_container(found) -> bool:
    """Tables, and containers of objects: what they hold is compared by itself."""
    return value(found, "/Type") in ("/XRef", "/ObjStm")


def describing(reader: PdfFileReader) -> set[tuple[int, int]]:
    """What describes the file and is not shown on its pages."""
    found = set()
    for holder, name in ((reader.trailer_view, "/Info"), (reader.root, "/Metadata")):
        raw = holder.raw_get(name) if name in holder else None
        if isinstance(raw, generic.IndirectObject):
            found.add(key(raw.reference))
    return found


def written(item) -> bytes:
    out = BytesIO()
    item.write_to_stream(out, None)
    return out.getvalue()


def may_differ(old, new, *, is_root: bool) -> bool:
    """The catalogue gains the form, a page gains fields; nothing else changes."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return False
    if is_root:
        return same_but(old, new, ROOT_MAY_GAIN)
    if value(old, "/Type") == value(new, "/Type") == "/Page":
        return same_but(old, new, PAGE_MAY_GAIN) and annotations_kept(old, new)
    return False


def same_but(old: dict, new: dict, free: set[str]) -> bool:
    names = (set(old) | set(new)) - free
    return all(
        name in old
        and name in new
        and written(old.raw_get(name)) == written(new.raw_get(name))
        for name in names
    )


def annotations_kept(old, new) -> bool:
    """The annotations of the print come first; what follows are signature fields."""
    kept, found = as_written(old), as_written(new)
    if found[: len(kept)] != kept:
        return False
    added = members(new, "/Annots")[len(kept) :]
    return all(is_signature(each) and is_small(each, new) for each in added)


def as_written(page) -> list[bytes]:
    """The annotations of a page, references as such."""
    found = value(page, "/Annots", [])
    return [written(found.raw_get(at)) for at in range(len(found))]


def is_signature(field) -> bool:
    return value(field, "/Subtype") == "/Widget" and value(field, "/FT") == "/Sig"


def is_small(field, page) -> bool:
    """What could cover the text of the page is no mere signature."""
    box = members(page, "/MediaBox")
    return bool(box) and area(members(field, "/Rect")) <= MOST_OF_PAGE * area(box)


def area(corners: list) -> float:
    left, bottom, right, top = (float(each) for each in corners)
    return abs(right - left) * abs(top - bottom)


def holds_signatures_alone(form) -> bool:
    """Of the form that signing adds; XFA would show another document."""
    fields = members(form, "/Fields")
    return value(form, "/XFA") is None and all(
        value(each, "/FT") == "/Sig" for each in fields
    )
