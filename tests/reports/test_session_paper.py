"""The papers of a session as PDF: what the page says, in the layout of the Party."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from cells.models import AuditEntry
from cells.preparation.models.papers import PaperKind
from cells.preparation.paper_text import Items, Table, parse
from reports.contexts.party_document import DRAFT
from reports.contexts.session_paper import KINDS
from reports.contexts.session_paper_facts import session_paper_document
from reports.paper_views import paper_pdf
from tests.nonsense import SCRIPT
from tests.papers_scenes import drafted, fresh, plan_session, shown, texts, write

LONG = "| Việc | Người làm |\n" + "\n".join(
    f"| Việc thứ {n} " + "rất dài " * 12 + "| Từng đảng viên |" for n in range(60)
)
LANDSCAPE = (842, 595)


pytestmark = pytest.mark.usefixtures("on_the_day")


def take(client, paper, name="session_paper_pdf"):
    return client.get(reverse(f"reports:{name}", args=[paper.pk]))


def read(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


def words(data: bytes) -> str:
    pages = [page.extract_text() for page in read(data).pages]
    return "".join("".join(pages).split())


def pieces(text: str) -> list[str]:
    """Every text that the blocks of a paper hold."""
    found = []
    for block in parse(text):
        if isinstance(block, Items):
            found += [f"- {each}" for each in block.texts]
        elif isinstance(block, Table):
            found += block.head
            found += [cell.text for row in block.rows for cell in row]
        else:
            found.append(block.text)
    return ["".join(each.split()) for each in found]


@pytest.mark.parametrize("kind", PaperKind)
def test_the_pdf_says_what_the_page_says_under_its_title(cast, client, kind):
    plan_session(cast)
    paper = drafted(cast, kind)
    client.force_login(cast.secretary)
    answer = take(client, paper)
    text = words(answer.content)
    assert [each for each in pieces(paper.text) if each not in text] == []
    assert "".join(KINDS[kind].type_name.split()) in text
    for part in ("ĐẢNGCỘNGSẢNVIỆTNAM", "CHIBỘKHOAXÂYDỰNGĐẢNG", "T/MCHIBỘ", "BÍTHƯ"):
        assert part in text
    assert "Nơinhận:" in text
    assert "LưuChibộ." in text
    assert "Mẫugợiý" not in text
    page = "".join(
        client.get(reverse("reports:session_paper", args=[paper.pk]))
        .content.decode()
        .split()
    )
    plain = [each for each in pieces(paper.text) if "“" not in each]
    assert [each for each in plain if each not in page] == []


def test_the_number_is_left_open_and_a_draft_is_marked(cast, client):
    client.force_login(cast.secretary)
    text = words(take(client, drafted(cast)).content)
    assert "Số-KH/CB" in text
    assert "DỰTHẢO" in text
    paper = shown(cast, PaperKind.NOTICE)
    text = words(take(client, paper).content)
    assert "Số-TB/CB" in text
    assert "DỰTHẢO" not in text


def test_a_text_edited_after_showing_is_a_draft_again(cast, client):
    paper = shown(cast)
    write(paper, "Bản sửa sau", by=cast.secretary)
    client.force_login(cast.deputy)
    text = words(take(client, paper).content)
    assert ("DỰTHẢO" in text, "Bảnsửasau" in text) == (True, True)
    client.force_login(cast.author)
    text = words(take(client, paper).content)
    assert ("DỰTHẢO" in text, "Bảnsửasau" in text) == (False, False)


def test_equal_texts_give_equal_bytes(cast):
    paper = drafted(cast)
    assert paper_pdf(paper, paper.text) == paper_pdf(fresh(paper), paper.text)


def test_the_running_order_lies_on_its_side_and_repeats_its_head(cast):
    plan_session(cast)
    paper = drafted(cast, PaperKind.RUNNING_ORDER)
    pages = read(paper_pdf(paper, paper.text)).pages
    sizes = {tuple(round(side) for side in page.mediabox[2:]) for page in pages}
    assert sizes == {LANDSCAPE}
    assert len(pages) == 2
    assert all("Lời dẫn" in page.extract_text() for page in pages)


def test_a_long_table_breaks_between_rows_under_its_head(cast):
    paper = drafted(cast)
    pages = read(paper_pdf(paper, LONG)).pages
    assert len(pages) > 3
    texts_of_pages = [page.extract_text() for page in pages]
    with_rows = [text for text in texts_of_pages if "Việc thứ" in text]
    assert all("Người làm" in text for text in with_rows)


@pytest.mark.parametrize(
    "text",
    ["", "|", "| a | b\n| c |\n|---|", SCRIPT, "| " + SCRIPT + " |", "I- " + SCRIPT],
)
def test_no_typed_text_breaks_the_paper_or_the_page(cast, client, text):
    paper = drafted(cast)
    assert paper_pdf(paper, text).startswith(b"%PDF")
    type(paper).objects.update(text=text)
    client.force_login(cast.secretary)
    answer = client.get(reverse("reports:session_paper", args=[paper.pk]))
    assert answer.status_code == 200
    assert SCRIPT not in answer.content.decode()


def test_taking_it_is_recorded_and_names_nobody(cast, client):
    paper = drafted(cast, PaperKind.RUNNING_ORDER)
    write(paper, "Bản in", by=cast.secretary)
    client.force_login(cast.secretary)
    answer = take(client, paper)
    assert answer["Content-Disposition"] == (
        f'attachment; filename="kich-ban-dieu-hanh-{cast.cell_round.round.slug}'
        '-cb-1.pdf"'
    )
    assert answer["Cache-Control"] == "no-store"
    assert texts(paper)[-1] == (2, "issued", "Bản in")
    entry = AuditEntry.objects.filter(action="paper.export").latest("pk")
    assert entry.details == {"kind": "running_order", "number": 2, "form": "pdf"}
    metadata = read(answer.content).metadata
    assert cast.secretary.full_name not in str(metadata)


def test_members_take_the_shown_version_and_make_none(cast, client):
    paper = shown(cast)
    client.force_login(cast.author)
    take(client, paper)
    take(client, paper.shown_version, "paper_version_pdf")
    assert len(texts(paper)) == 1
    exports = AuditEntry.objects.filter(action="paper.export")
    assert [each.actor_id for each in exports] == [cast.author.pk] * 2


def test_an_older_version_is_a_draft_with_its_own_text(cast, client):
    paper = shown(cast)
    first = paper.versions.get()
    write(paper, "Bản hai", by=cast.secretary)
    client.force_login(cast.secretary)
    take(client, fresh(paper))
    second = paper.versions.get(number=2)
    text = words(take(client, second, "paper_version_pdf").content)
    assert ("DỰTHẢO" in text, "Bảnhai" in text) == (True, True)
    text = words(take(client, first, "paper_version_pdf").content)
    assert ("DỰTHẢO" in text, "Bảnhai" in text) == (False, False)


def test_the_last_paragraph_stays_with_the_signature(cast):
    paper = drafted(cast)
    document = session_paper_document(paper, "Một\nHai", is_draft=True)
    assert [each.text for each in document.body] == ["Một"]
    assert [each.text for each in document.last_blocks] == ["Hai"]
    table = session_paper_document(paper, "| a | b |\n| c | d |", is_draft=False)
    assert (len(table.body), table.last_blocks) == (1, ())
    assert document.party.draft_marks == (DRAFT,)


def test_the_title_of_the_conclusions_names_the_day_of_the_session(cast):
    plan_session(cast)
    paper = drafted(cast, PaperKind.DRAFT_CONCLUSIONS)
    party = session_paper_document(paper, paper.text, is_draft=True).party
    assert (party.type_name, *party.subject_lines) == (
        "DỰ KIẾN KẾT LUẬN",
        "buổi sinh hoạt chuyên đề “tự soi, tự sửa”",
        "ngày 30/10/2026",
    )
    assert party.number_text == ""
