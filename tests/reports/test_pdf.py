"""The PDF of a paper as a machine reads it: letters, fonts, safety, metadata."""

import hashlib
import shutil
import tomllib
import unicodedata
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from django.utils import translation
from pypdf import PdfReader

from reports import pdf

ROOT = Path(__file__).resolve().parents[2]
CSS = (ROOT / "static/css/documents.css").read_text(encoding="utf-8")
FONTS = ROOT / "static/fonts"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VIETNAMESE_LETTERS = [
    letter
    for small in [
        unicodedata.normalize("NFC", vowel + tone)
        for vowel, tone in product("aăâeêioôơuưy", TONES)
    ]
    + ["đ"]
    for letter in (small, small.upper())
    if not letter.isascii()
]


@pytest.fixture
def write(settings, tmp_path):
    """Writes the HTML of a body to PDF, through a template of its own."""
    templates = tmp_path / "templates"
    templates.mkdir()
    django = "django.template.backends.django.DjangoTemplates"
    settings.TEMPLATES = [{"BACKEND": django, "DIRS": [templates]}]

    def write(body):
        page = f'<html lang="vi"><title>Thử</title><body>{body}</body></html>'
        # Templates are cached by name, hence a name for each text.
        name = f"{hashlib.sha256(page.encode()).hexdigest()}.html"
        (templates / name).write_text(page, encoding="utf-8")
        return pdf.render_pdf(name, {})

    return write


@pytest.fixture
def other_static(tmp_path, monkeypatch):
    """A copy of the stylesheet and fonts to spoil, in use instead of static/."""
    copy = tmp_path / "static"
    for part in ("css", "fonts"):
        shutil.copytree(ROOT / "static" / part, copy / part)
    monkeypatch.setattr(pdf, "STATIC_DIR", copy)
    pdf._stylesheet.cache_clear()
    yield copy
    pdf._stylesheet.cache_clear()


def text_of(data):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def fonts_of(data):
    """The base names of all fonts, without the mark of the subset; all embedded."""
    names = set()
    for page in PdfReader(BytesIO(data)).pages:
        for font in page["/Resources"]["/Font"].values():
            (descendant,) = font.get_object()["/DescendantFonts"]
            assert "/FontFile2" in descendant.get_object()["/FontDescriptor"]
            names.add(font.get_object()["/BaseFont"].partition("+")[2])
    return names


def test_white_space_at_the_end_of_a_paragraph_breaks_no_line(write):
    words = "đảng viên (chính thức 14, dự bị 0); thuộc diện viết báo cáo 14."
    line = f"1. Chi bộ có 14 {words}"
    assert text_of(write(f"<p>\n  {line}\n</p>")).strip() == line


def test_there_are_134_vietnamese_letters():
    assert len(set(VIETNAMESE_LETTERS)) == 134


@pytest.mark.parametrize(
    ("style", "face"),
    [
        ("{}", "Van-Ban"),
        ("<b>{}</b>", "Van-Ban-Bold"),
        ("<i>{}</i>", "Van-Ban-Italic"),
        ("<b><i>{}</i></b>", "Van-Ban-Bold-Italic"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_all_letters_are_set_in_the_bundled_face_and_read_back(
    write, style, face, form
):
    letters = "".join(VIETNAMESE_LETTERS)
    lines = [letters[start : start + 20] for start in range(0, 134, 20)]
    typed = "<br>".join(unicodedata.normalize(form, line) for line in lines)
    data = write(f"<p>{style.format(typed)}</p>")
    assert text_of(data).split() == lines
    assert fonts_of(data) == {face}


def test_the_bundled_fonts_are_those_listed():
    listed = (FONTS / "FONTS.md").read_text(encoding="utf-8")
    faces = sorted(FONTS.glob("LiberationSerif-*.ttf"))
    assert [face.stem.partition("-")[2] for face in faces] == [
        "Bold",
        "BoldItalic",
        "Italic",
        "Regular",
    ]
    for face in faces:
        assert hashlib.sha256(face.read_bytes()).hexdigest() in listed
        assert "Version 2.1.5".encode("utf-16-be") in face.read_bytes()


@pytest.mark.parametrize(
    "face", ["Regular", "Bold", "Italic", "BoldItalic"], ids=str.lower
)
def test_a_missing_face_stops_the_paper(write, other_static, face):
    (other_static / f"fonts/LiberationSerif-{face}.ttf").unlink()
    with pytest.raises(pdf.PaperNotWrittenError, match=face):
        write("<p>Đảng bộ</p>")


def test_a_damaged_face_stops_the_paper(write, other_static):
    (other_static / "fonts/LiberationSerif-Italic.ttf").write_bytes(b"spoilt")
    with pytest.raises(pdf.PaperNotWrittenError, match="Van Ban"):
        write("<p>Đảng bộ</p>")


def test_a_missing_stylesheet_stops_the_paper(write, other_static):
    (other_static / "css/documents.css").unlink()
    with pytest.raises(pdf.PaperNotWrittenError, match=r"documents\.css"):
        write("<p>Đảng bộ</p>")


def test_after_a_failure_the_next_paper_is_written(write, other_static):
    face = other_static / "fonts/LiberationSerif-Bold.ttf"
    content = face.read_bytes()
    face.unlink()
    with pytest.raises(pdf.PaperNotWrittenError):
        write("<p>Đảng bộ</p>")
    face.write_bytes(content)
    assert fonts_of(write("<b>Đảng bộ</b>")) == {"Van-Ban-Bold"}


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "../manage.py",
        "%2e%2e/manage.py",
        "css/../../manage.py",
        "file://other.invalid/static/mark.svg",
        "http://other.invalid/picture.png",
        "data:image/svg+xml,<svg/>",
        "missing.svg",
    ],
)
def test_nothing_outside_static_is_fetched(write, address):
    with pytest.raises(pdf.PaperNotWrittenError):
        write(f'<p>Đảng bộ <img alt="" src="{address}"></p>')


def test_a_file_in_static_is_fetched(write, other_static):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    (other_static / "box.svg").write_text(drawing, encoding="utf-8")
    assert "Đảng bộ" in text_of(write('<p>Đảng bộ <img alt="ô" src="box.svg"></p>'))


def test_equal_input_gives_equal_bytes(write):
    assert write("<p>Đảng bộ</p>") == write("<p>Đảng bộ</p>")


def test_the_paper_is_rendered_in_vietnamese(write):
    with translation.override("en"):
        data = write(
            '{% now "F" %} {% load i18n %}{% get_current_language as l %}{{l}}'
        )
    assert text_of(data).startswith("Tháng")
    assert text_of(data).endswith("vi")


def test_the_file_is_tagged_and_names_its_language(write):
    root = PdfReader(BytesIO(write("<p>Đảng bộ</p>"))).trailer["/Root"]
    assert root["/Lang"] == "vi"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_stylesheet_and_list_of_measures_agree():
    layout = tomllib.loads(
        (ROOT / "reports/document_layout.toml").read_text(encoding="utf-8")
    )
    measures = {
        f"--{section}-{name}".replace("_", "-"): f"{row['value']}{row['unit']}"
        for section, rows in layout.items()
        for name, row in rows.items()
    }
    block = CSS.partition(":root {")[2].partition("}")[0]
    written = dict(
        line.strip().rstrip(";").split(": ") for line in block.strip().splitlines()
    )
    assert written == measures


def test_every_measure_is_used_and_has_its_source():
    layout = tomllib.loads(
        (ROOT / "reports/document_layout.toml").read_text(encoding="utf-8")
    )
    rules = CSS.partition(":root {")[2].partition("}")[2]
    for section, rows in layout.items():
        for name, row in rows.items():
            assert row.keys() == {"value", "unit", "trust", "source"}
            assert row["trust"] in {"P", "M", "R", "m"}
            variable = f"--{section}-{name}".replace("_", "-")
            # The size of the sheet is A4 by name.
            expected = variable not in {"--page-width", "--page-height"}
            assert (f"var({variable})" in rules) is expected, variable


def test_no_measure_stands_outside_the_list():
    rules = CSS.partition(":root {")[2].partition("}")[2]
    for unit in ("mm", "cm", "in", "pt", "px", "em", "rem"):
        for word in rules.replace(";", " ").split():
            assert not (word.endswith(unit) and word[0].isdigit()), word
