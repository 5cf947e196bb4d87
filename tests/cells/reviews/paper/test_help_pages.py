"""The page of typist and secretary, the code's maker, and what leaks to neither."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cells.models import (
    AuditEntry,
    CellRound,
    Notification,
    OneTimeCode,
    PaperScan,
    Submission,
)
from cells.reviews.services import ask_for_reader
from tests.cells.reviews.acts import status_of
from tests.entries_scenes import (
    ENTERED,
    SECRET,
    code_for,
    entered,
    entry_of,
    fresh,
    named,
    secretary_filed,
    type_in,
)
from tests.factories import file_review
from tests.nonsense import send

PDF = b"%PDF-1.7 signed print"


def url(review, name="paper_help", *args):
    return reverse(f"reviews:{name}", args=[review.pk, *args])


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def waiting(cast):
    return entered(cast)


@pytest.fixture
def secretary(client, cast):
    client.force_login(cast.secretary)
    return client


@pytest.fixture
def typist(client, cast):
    client.force_login(cast.colleague)
    return client


def upload(client, review, *, printed=None, data=PDF, **fields):
    posted = {
        "version": fresh(review).version,
        "file": SimpleUploadedFile("ban-ky.pdf", data),
        "no_secrecy_mark": "on",
        "printed": entry_of(review).content_sha256[:8] if printed is None else printed,
    } | fields
    posted = {key: value for key, value in posted.items() if value is not None}
    return client.post(url(review, "paper_scan"), posted)


# --- The secretary's queue and naming --------------------------------------------


def test_the_queue_shows_the_state_and_leads_to_the_help(waiting, cast, secretary):
    page = text_of(secretary.get(reverse("reviews:queue")))
    assert "Nhập từ bản giấy, chờ đồng chí xác nhận" in page
    assert url(waiting) in page
    assert url(cast.review_of(cast.secretary)) not in page  # the own report
    assert reverse("reports:indicator_sheet", args=[cast.cell_round.pk]) in page
    assert "In phiếu 27 biểu hiện" in page


def test_only_the_secretary_is_led_there(cast, client):
    named(cast, author=cast.secretary)  # the deputy reads it, and does not help
    client.force_login(cast.deputy)
    page = text_of(client.get(reverse("reviews:queue")))
    assert "/help/" not in page


def test_the_secretary_names_with_the_paper_in_hand(cast, secretary):
    review = cast.review_of(cast.author)
    page = text_of(secretary.get(url(review)))
    assert "đang giữ bản viết tay" in page
    post = {"version": review.version, "typist": cast.secretary.pk}
    answer = secretary.post(url(review, "paper_help_name"), post)
    assert answer.url == url(review)
    assert url(review, "entry", 1) in text_of(secretary.get(url(review)))
    assert Notification.objects.filter(
        kind="typist_for_you", recipient=cast.author
    ).exists()


def test_a_filed_report_is_no_matter_of_paper(cast, secretary):
    submission = file_review(cast.review_of(cast.author))
    assert secretary.get(url(submission.review)).status_code == 404


def test_the_help_page_shows_no_word_and_no_hash(waiting, cast, client):
    sha256 = entry_of(waiting).content_sha256
    for person in (cast.secretary, cast.colleague):
        client.force_login(person)
        page = text_of(client.get(url(waiting)))
        assert SECRET not in page
        assert sha256[:8] not in page.lower()
        assert "biểu hiện số" not in page
    assert AuditEntry.objects.filter(action="selfreview.open").count() == 1  # typing


def test_the_secretary_who_does_not_type_opens_nothing(waiting, cast, secretary):
    page = text_of(secretary.get(url(waiting)))
    printed = reverse("reports:paper_entry_print", args=[waiting.pk])
    assert printed not in page
    assert secretary.get(printed).status_code == 404
    assert url(waiting, "entry_change") not in page
    assert secretary.get(url(waiting, "entry", 1)).status_code == 404


def test_who_can_make_a_code_stands_there_by_name(waiting, cast, typist):
    page = text_of(typist.get(url(waiting)))
    assert "Người tạo được mã" in page
    assert cast.deputy.full_name in page
    assert cast.committee_secretary.full_name in page
    makers = re.search(r"Người tạo được mã: ([^<]*)\.", page)[1]
    assert cast.secretary.full_name not in makers


# --- The code's maker -------------------------------------------------------------


def test_the_slip_is_shown_once(waiting, cast, client):
    client.force_login(cast.deputy)
    assert "1 bản nhập từ giấy có thể cần mã" in text_of(client.get("/"))
    listed = text_of(client.get(reverse("reviews:codes")))
    assert cast.author.full_name in listed
    page = text_of(client.get(url(waiting, "code")))
    assert cast.author.full_name in page
    answer = client.post(url(waiting, "code"), {"version": waiting.version})
    assert answer["Cache-Control"] == "no-store"
    digits = re.search(r"slip-digits\">(\d{4} \d{4})<", text_of(answer))[1]
    assert cast.author.full_name in text_of(answer)
    for again in (url(waiting, "code"), reverse("reviews:codes"), "/"):
        assert digits not in text_of(client.get(again))
    assert "có thể cần mã" not in text_of(client.get("/"))
    client.force_login(cast.colleague)
    typed = {"version": waiting.version, "code": digits}
    assert client.post(url(waiting, "paper_code"), typed).url == reverse("home")
    assert Submission.objects.get(review=waiting).from_paper


def test_the_maker_sees_no_word_of_the_report(waiting, cast, client):
    for person in (cast.deputy, cast.committee_secretary):
        client.force_login(person)
        pages = [
            text_of(client.get(url(waiting, "code"))),
            text_of(client.get(reverse("reviews:codes"))),
            text_of(client.post(url(waiting, "code"), {"version": waiting.version})),
        ]
        assert SECRET not in "".join(pages)


def test_a_stale_page_makes_no_code(waiting, cast, client):
    client.force_login(cast.deputy)
    old = {"version": waiting.version - 1}
    assert client.post(url(waiting, "code"), old).status_code == 409
    assert not OneTimeCode.objects.exists()


def test_the_list_leaves_out_what_one_decides_on(waiting, cast, client):
    client.force_login(cast.secretary)
    assert cast.author.full_name not in text_of(client.get(reverse("reviews:codes")))
    ask_for_reader(
        review=waiting, office="deputy", seen_version=waiting.version, now=ENTERED
    )
    assert cast.author.full_name in text_of(client.get(reverse("reviews:codes")))
    client.force_login(cast.deputy)
    assert cast.author.full_name not in text_of(client.get(reverse("reviews:codes")))
    assert client.get(url(waiting, "code")).status_code == 403


def test_a_stranger_cell_sees_none_of_it(waiting, cast, client):
    client.force_login(cast.stranger)
    assert cast.author.full_name not in text_of(client.get(reverse("reviews:codes")))
    assert client.get(url(waiting, "code")).status_code == 404


# --- Entering code and scan --------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("", "nhập mã trên phiếu"),
        ("1234567", "8 chữ số"),
        ("123456789", "8 chữ số"),
        ("abcdefgh", "8 chữ số"),
        ("１２３４５６７８", "8 chữ số"),
        ("\x00", "8 chữ số"),
        ("1" * 40, "8 chữ số"),
        ("\ud8001234567", "8 chữ số"),
    ],
    ids=repr,
)
def test_what_is_no_code_costs_no_try(waiting, cast, typist, code, words):
    code_for(waiting, cast.deputy)
    fields = {"version": waiting.version, "code": code}
    answer = send(typist, url(waiting, "paper_code"), fields)
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert OneTimeCode.objects.get().tries == 0


def test_a_wrong_code_says_what_is_left(waiting, cast, typist):
    digits = code_for(waiting, cast.deputy)
    wrong = f"{(int(digits) + 1) % 10**8:08}"
    fields = {"version": waiting.version, "code": wrong}
    answer = typist.post(url(waiting, "paper_code"), fields)
    assert answer.status_code == 409
    assert "Còn 4 lần thử" in text_of(answer)
    assert f'value="{wrong}"' in text_of(answer)
    assert status_of(waiting) == "entered"


def test_many_codes_within_a_minute_are_refused(waiting, cast, typist):
    digits = code_for(waiting, cast.deputy)
    for _ in range(10):
        fields = {"version": waiting.version, "code": "x"}
        assert typist.post(url(waiting, "paper_code"), fields).status_code == 422
    fields = {"version": waiting.version, "code": digits}
    answer = typist.post(url(waiting, "paper_code"), fields)
    assert answer.status_code == 429
    assert OneTimeCode.objects.get().tries == 0


def test_the_scan_confirms_and_is_read_again(waiting, cast, typist, client):
    secretary_filed(cast)
    code = entry_of(waiting).content_sha256[:8].upper()
    answer = upload(typist, waiting, printed=f"{code[:4]} {code[4:]}")
    assert answer.url == reverse("home")
    scan = reverse("reviews:scan", args=[PaperScan.objects.get().pk])
    assert client.get(scan).status_code == 404  # the typist's access has ended
    client.force_login(cast.author)
    own = client.get(scan)
    assert own.content == PDF
    assert own["Content-Disposition"] == 'attachment; filename="ban-ky.pdf"'
    assert own["Cache-Control"] == "no-store"
    assert scan in text_of(client.get(url(waiting, "mine")))
    assert not AuditEntry.objects.filter(action="paperscan.open").exists()
    client.force_login(cast.secretary)
    client.get(scan)
    assert AuditEntry.objects.get(action="paperscan.open").actor == cast.secretary


@pytest.mark.parametrize(
    ("fields", "words", "status"),
    [
        ({"no_secrecy_mark": None}, "dấu mật", 422),
        ({"printed": ""}, "mã nội dung", 422),
        ({"printed": "xyz"}, "8 ký tự", 422),
        ({"printed": "00000000"}, "không khớp", 409),
        ({"file": None}, "quét", 422),
        ({"data": b"<html>"}, "PDF, JPEG hoặc PNG", 409),
        ({"version": "x"}, "mở lại trang", 422),
    ],
    ids=str,
)
def test_a_bad_upload_keeps_what_was_typed(waiting, typist, fields, words, status):
    answer = upload(typist, waiting, **fields)
    assert answer.status_code == status
    assert words in text_of(answer)
    typed = fields.get("printed", entry_of(waiting).content_sha256[:8])
    assert f'name="printed" maxlength="32" value="{typed}"' in text_of(answer)
    assert not PaperScan.objects.exists()


def test_once_frozen_the_page_says_so(waiting, cast, secretary):
    CellRound.objects.filter(pk=cast.cell_round.pk).update(status="reviews_closed")
    assert "đã chốt" in text_of(secretary.get(url(waiting)))


def test_after_withdrawing_everybody_finds_the_way_back(cast, typist):
    review = type_in(named(cast))
    answer = typist.post(url(review, "paper_withdraw"), {"version": review.version})
    assert answer.url == reverse("home")
    assert fresh(review).typist is None
