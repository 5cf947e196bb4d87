"""The own list: what is written there stays, and stays the author's."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from cells.models import AuditEntry, PrivateNote
from tests.cells.accounts.refusals import kept_in, sign_in_with
from tests.factories import PASSWORD, TODAY
from tests.note_scenes import WORDS, code_of, make_note

LIST = "private_notes:list"
ORIGIN = "http://testserver"


pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def own(cast, client):
    client.force_login(cast.author)
    return client


def typed(text=WORDS, **others):
    return {"text": text, "noted_on": "2026-10-05", "indicator": ""} | others


def body(response) -> str:
    return response.content.decode()


def edit_url(note):
    return reverse("private_notes:edit", args=[note.pk])


def test_a_note_is_written_and_stands_first(cast, own):
    make_note(cast.author, "Hôm qua", day=TODAY - timedelta(days=1))
    answer = own.post(reverse(LIST), typed("  Việc\r\nhôm nay  ", indicator=code_of(7)))
    assert answer.status_code == 302
    page = body(own.get(reverse(LIST)))
    note = PrivateNote.objects.first()
    assert note.text == "Việc\nhôm nay"
    assert note.indicator_code == code_of(7)
    assert page.index("hôm nay") < page.index("Hôm qua")
    assert "7. " in page
    assert not AuditEntry.objects.filter(action__contains="note.").exclude(
        action="notice.accept"
    )


def test_the_empty_list_and_the_promise(own):
    page = body(own.get(reverse(LIST)))
    assert (
        "Chưa có ghi chép. Trong năm thấy việc gì của mình cần sửa, đồng chí ghi vào "
        "đây." in page
    )
    assert (
        "Trong phần mềm chỉ đồng chí mở được; Bí thư và quản trị viên không mở được."
        in page
    )
    assert "Người quản lý máy chủ giữ khóa mã hóa có thể giải mã" in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"text": " \r\n "}, "Chưa có nội dung ghi chép."),
        ({"text": "\x00\x07"}, "Chưa có nội dung ghi chép."),
        ({"text": "ă" * 4001}, "có 4001 ký tự"),
        ({"noted_on": "31/02/2026"}, "Đồng chí nhập ngày, ví dụ 19/10/2026."),
        ({"noted_on": ""}, "Đồng chí nhập ngày, ví dụ 19/10/2026."),
        ({"indicator": "không có"}, "Đồng chí chọn một mục trong danh sách."),
    ],
)
def test_bad_input_is_named_and_kept(own, wrong, sentence):
    answer = own.post(reverse(LIST), typed("Chữ đã gõ") | wrong)
    page = body(answer)
    assert answer.status_code == 422
    assert not PrivateNote.objects.exists()
    kept = wrong.get("text", "Chữ đã gõ").strip("\x00\x07 \r\n")
    assert kept in page
    assert sentence in page


def test_a_broken_character_and_a_nul_are_no_error(own):
    posted = "noted_on=2026-10-05&indicator=&text=M%E1%BB%99t%00+hai+%ED%A0%80ba"
    form = "application/x-www-form-urlencoded"
    answer = own.post(reverse(LIST), posted, content_type=form)
    assert answer.status_code == 302
    assert PrivateNote.objects.get().text.startswith("Một hai ")


def test_a_day_is_read_day_first(own):
    own.post(reverse(LIST), typed(noted_on="05/10/2026"))
    assert PrivateNote.objects.get().noted_on == date(2026, 10, 5)


def test_the_list_is_narrowed_to_an_indicator_or_the_general_ones(cast, own):
    make_note(cast.author, "Về mục bảy", number=7)
    make_note(cast.author, "Về mục tám", number=8)
    make_note(cast.author, "Chung chung")
    seven = body(own.get(reverse(LIST), {"indicator": code_of(7)}))
    assert "Về mục bảy" in seven
    assert "Về mục tám" not in seven
    assert "Chung chung" not in seven
    general = body(own.get(reverse(LIST), {"indicator": "general"}))
    assert "Chung chung" in general
    assert "Về mục bảy" not in general
    for unknown in (code_of(9), "x'--", "\x00"):
        everything = body(own.get(reverse(LIST), {"indicator": unknown}))
        assert "Về mục bảy" in everything
        assert "Chung chung" in everything


def test_many_notes_have_pages_and_the_filter_stays(cast, own):
    for n in range(21):
        make_note(cast.author, f"Ghi chép {n:02}", number=7)
    make_note(cast.author, "Chung")
    first = body(own.get(reverse(LIST), {"indicator": code_of(7)}))
    assert "Ghi chép 20" in first
    assert "Ghi chép 00" not in first
    assert f"?page=2&amp;indicator={code_of(7)}" in first
    for page in ("2", "99"):
        last = body(own.get(reverse(LIST), {"indicator": code_of(7), "page": page}))
        assert "Ghi chép 00" in last
    assert own.get(reverse(LIST), {"page": "x\x00"}).status_code == 200


def test_a_note_is_changed(cast, own):
    note = make_note(cast.author, number=7)
    page = body(own.get(edit_url(note)))
    assert WORDS in page
    assert f'value="{code_of(7)}" selected' in page
    answer = own.post(edit_url(note), typed("Đã sửa", version=1))
    assert answer.status_code == 302
    note.refresh_from_db()
    assert (note.text, note.indicator_code, note.version) == ("Đã sửa", "", 2)


def test_two_windows_lose_nothing(cast, own):
    note = make_note(cast.author)
    own.post(edit_url(note), typed("Cửa sổ một", version=1))
    answer = own.post(edit_url(note), typed("Cửa sổ hai", version=1))
    page = body(answer)
    assert answer.status_code == 409
    assert "Cửa sổ một" in page
    assert "Cửa sổ hai" in page
    assert 'name="version" value="2"' in page
    note.refresh_from_db()
    assert note.text == "Cửa sổ một"
    answer = own.post(edit_url(note), typed("Cửa sổ hai", version=2))
    assert answer.status_code == 302
    note.refresh_from_db()
    assert note.text == "Cửa sổ hai"


def test_the_same_text_twice_is_no_conflict(cast, own):
    note = make_note(cast.author)
    for _press in range(2):
        answer = own.post(edit_url(note), typed("Một lần", version=1))
        assert answer.status_code == 302
    note.refresh_from_db()
    assert note.version == 2


@pytest.mark.parametrize("version", ["", "x", "0", "-1", "9" * 20])
def test_a_page_without_its_version_overwrites_nothing(cast, own, version):
    note = make_note(cast.author)
    own.post(edit_url(note), typed("Cửa sổ một", version=1))
    answer = own.post(edit_url(note), typed("Cửa sổ hai", version=version))
    assert answer.status_code == 422
    assert "Cửa sổ hai" in body(answer)
    assert 'name="version" value="1"' in body(answer)
    note.refresh_from_db()
    assert note.text == "Cửa sổ một"


def test_what_was_typed_into_a_deleted_note_is_not_lost(cast, own):
    note = make_note(cast.author)
    url = edit_url(note)
    note.delete()
    answer = own.post(url, typed("Còn đây", version=1))
    assert answer.status_code == 409
    assert "Còn đây" in body(answer)
    assert own.post(url, {"version": 1}).status_code == 404
    assert own.get(url).status_code == 404


def test_an_expired_sign_in_keeps_the_text(client, cast):
    cast.author.set_password(PASSWORD)
    cast.author.save()
    note = make_note(cast.author)
    for url in (reverse(LIST), edit_url(note)):
        client.logout()
        page = client.post(
            url, typed("Chữ đang gõ dở", version=1), headers={"origin": ORIGIN}
        )
        shown = sign_in_with(client, kept_in(page), cast.author)
        assert "Chữ đang gõ dở" in body(shown)
    assert PrivateNote.objects.get().text == WORDS


def test_a_note_is_really_deleted_after_a_question(cast, own):
    note = make_note(cast.author)
    url = reverse("private_notes:delete", args=[note.pk])
    assert WORDS in body(own.get(url))
    own.post(edit_url(note), typed("Sửa ở cửa sổ khác", version=1))
    stale = own.post(url, {"version": 1})
    assert stale.status_code == 409
    assert "Sửa ở cửa sổ khác" in body(stale)
    assert own.post(url, {"version": 2}).status_code == 302
    assert not PrivateNote.objects.exists()
    assert own.post(url, {"version": 2}).status_code == 404


def test_nobody_else_finds_a_note(cast, client):
    note = make_note(cast.author)
    for person in (cast.secretary, cast.deputy, cast.administrator, cast.staff):
        client.force_login(person)
        for method in ("get", "post"):
            answer = getattr(client, method)(edit_url(note))
            assert answer.status_code == 404
    assert client.post(edit_url(note), typed("x", version=1)).status_code == 409
    note.refresh_from_db()
    assert note.text == WORDS


def test_pages_are_not_kept_by_a_cache(cast, own):
    note = make_note(cast.author)
    for url in (reverse(LIST), edit_url(note)):
        assert "no-store" in own.get(url)["Cache-Control"]


@pytest.mark.parametrize("number", [1, 30])
def test_queries(cast, own, number, django_assert_num_queries):
    for n in range(number):
        make_note(cast.author, f"Ghi chép {n}", number=n % 27 + 1)
    own.get(reverse(LIST))
    with django_assert_num_queries(5):
        own.get(reverse(LIST))
