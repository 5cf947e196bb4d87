"""What else a signed PDF holds: check codes in its links, programs, attached files."""

import re

from pyhanko.pdf_utils.reader import PdfFileReader

from cells.pdf_signatures.objects import members, value

MOST_PAGES = 200
MOST_CODES = 20
CODE = re.compile(r"/check/([0-9a-f]{32})\Z")
PROGRAMS = ("/JavaScript", "/Launch", "/ImportData", "/SubmitForm")


def pages_of(reader: PdfFileReader) -> list:
    count = int(value(value(reader.root, "/Pages"), "/Count", 0))
    return [
        reader.find_page_for_modification(at)[0].get_object()
        for at in range(min(count, MOST_PAGES))
    ]


def codes_of(pages: list) -> list[str]:
    """The check codes to which links of the file lead, each once."""
    found = {}
    for annotation in annotations(pages):
        address = str(value(value(annotation, "/A"), "/URI", ""))
        if match := CODE.search(address):
            found[match[1]] = True
    return list(found)[:MOST_CODES]


def has_program(root, pages: list) -> bool:
    """Whether opening or clicking may start something."""
    drawn = annotations(pages)
    actions = [value(root, "/OpenAction"), *(value(each, "/A") for each in drawn)]
    return (
        value(value(root, "/Names"), "/JavaScript") is not None
        or any(value(each, "/AA") is not None for each in [root, *pages, *drawn])
        or any(value(action, "/S") in PROGRAMS for action in actions)
    )


def has_files(root, pages: list) -> bool:
    return value(value(root, "/Names"), "/EmbeddedFiles") is not None or any(
        value(each, "/Subtype") == "/FileAttachment" for each in annotations(pages)
    )


def annotations(pages: list) -> list:
    return [each for page in pages for each in members(page, "/Annots")]
