"""The remediation plan as PDF (paper 5.8)."""

from io import BytesIO

import pytest
import segno
from django.conf import settings
from django.urls import reverse
from pypdf import PdfReader

from cells.models import Approval, AuditEntry
from cells.plans.shown import shown_to
from reports.contexts.remediation_plan_facts import remediation_plan_document
from tests.plan_scenes import MAKERS, approved_plan, changed_plan, sent_plan

pytestmark = pytest.mark.usefixtures("on_the_day")


def take(client, plan):
    return client.get(reverse("reports:remediation_plan_pdf", args=[plan.pk]))


def text_of(answer) -> str:
    reader = PdfReader(BytesIO(answer.content))
    pages = [page.extract_text() for page in reader.pages]
    return " ".join(" ".join(pages).split())


def document(plan, *, is_author=True):
    return remediation_plan_document(plan, shown_to(plan, is_author=is_author))


def test_an_approved_plan_carries_code_and_sentence(cast, client):
    plan = approved_plan(cast, cast.author)
    client.force_login(cast.author)
    text = text_of(take(client, plan))
    assert "DỰ THẢO" not in text
    assert "Đã duyệt trong phần mềm lúc 10 giờ 00 phút, ngày 05/10/2026;" in text
    assert "bản có giá trị khi được ký duyệt" in text
    token = Approval.objects.get().token
    assert f"/check/{token}" in text.replace(" ", "")
    assert "KÝ DUYỆT CỦA BÍ THƯ CHI BỘ" in text
    assert "NGƯỜI LẬP KẾ HOẠCH" in text


@pytest.mark.parametrize("state", ["draft", "sent", "returned", "changed"])
def test_everything_else_is_a_draft_without_a_code(cast, client, state):
    plan = MAKERS[state](cast, cast.author)
    client.force_login(cast.author)
    text = text_of(take(client, plan))
    assert "DỰ THẢO" in text
    assert "/check/" not in text
    assert "Đã duyệt trong phần mềm" not in text


def test_it_says_what_the_plan_says(cast, client):
    plan = sent_plan(cast, cast.author)
    client.force_login(cast.author)
    text = text_of(take(client, plan))
    for words in (
        "KẾ HOẠCH",
        "Hoàng Văn Sơn",
        "I- NỘI DUNG KHẮC PHỤC",
        "Viết 4 bài thu hoạch",
        "Bài thu hoạch, 4 bài",
        "14/11/2026",
        "II- NỘI DUNG CHƯA LẬP BIỆN PHÁP",
        "Không đặt biện pháp đối với biểu hiện số 5",
        "III- TỔ CHỨC THỰC HIỆN",
    ):
        assert words in text, words
    for absent in ("Nơi nhận", "Số ", "/CB"):
        assert absent not in text, absent


def test_name_and_metadata_name_no_person(cast, client):
    plan = approved_plan(cast, cast.author)
    client.force_login(cast.author)
    answer = take(client, plan)
    name = answer["Content-Disposition"]
    assert name == 'attachment; filename="ke-hoach-khac-phuc-dot-1-cb-1.pdf"'
    data = PdfReader(BytesIO(answer.content)).metadata
    assert "Sơn" not in str(data)
    assert "Bí thư" not in str(data)
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("who", ["author", "secretary"])
def test_the_approvers_taking_is_an_opening_the_authors_is_not(cast, client, who):
    plan = sent_plan(cast, cast.author)
    client.force_login(getattr(cast, who))
    assert take(client, plan).status_code == 200
    openings = AuditEntry.objects.filter(action="remediationplan.open")
    assert openings.count() == (1 if who == "secretary" else 0)
    assert AuditEntry.objects.get(action="plan.export").actor == getattr(cast, who)


def test_an_approver_gets_no_print_of_what_is_being_changed(cast, client):
    plan = changed_plan(cast, cast.author)
    client.force_login(cast.secretary)
    answer = take(client, plan)
    assert answer.status_code == 409
    assert "đang ở người lập" in answer.content.decode()


@pytest.mark.parametrize(
    ("office", "title"),
    [
        ("secretary", "KÝ DUYỆT CỦA BÍ THƯ CHI BỘ"),
        ("deputy", "KÝ DUYỆT CỦA PHÓ BÍ THƯ CHI BỘ"),
        ("committee", "KÝ DUYỆT CỦA ĐẢNG ỦY TRƯỜNG CHÍNH TRỊ"),
    ],
)
def test_the_place_for_the_approver_names_the_office(cast, office, title):
    plan = sent_plan(cast, cast.author)
    plan.approver_office = office
    if office == "committee":
        plan.approver_organisation = cast.committee
    assert document(plan).approver_title == title


def test_the_code_leads_to_the_public_page_of_this_installation(cast):
    plan = approved_plan(cast, cast.author)
    check = document(plan).check
    token = Approval.objects.get().token
    assert check.url == f"{settings.SITE_URL}/check/{token}"
    expected = segno.make(check.url, error="m", micro=False).svg_inline(border=2)
    assert check.drawing == expected


def test_without_unmeasured_findings_the_sections_are_numbered_on(cast):
    plan = sent_plan(cast, cast.author, declared={3: {}, 5: {}})
    paper = document(plan)
    assert paper.organising_number == "III"
    assert len(paper.rows) == len(paper.unmeasured) == 1


def test_equal_plans_give_equal_papers(cast):
    from reports.plan_views import remediation_plan_pdf  # noqa: PLC0415

    plan = approved_plan(cast, cast.author)
    shown = shown_to(plan, is_author=True)
    assert remediation_plan_pdf(plan, shown) == remediation_plan_pdf(plan, shown)
