"""A whole session of fifteen in two windows, with a projector and a telephone."""

from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from cells.models import CellFinding, Remark
from cells.plans.product_kinds import load_product_kinds
from tests.browser import session_minutes as end
from tests.browser import session_room as room
from tests.browser.looking import leave_by, look
from tests.browser.session_room import at, press

FIRST = "Phiếu dự giờ ngày 12/8 gửi chậm ba ngày"
SECOND = "Góp ý giờ dạy ngày 5/9 chỉ ghi ưu điểm"
ONCE = "Biên bản họp tổ tháng 6 chưa ký"
IN_THE_DARK = ("Báo cáo quý II nộp sau hạn năm ngày", "Sổ đầu bài tuần 7 chưa ghi")
MEANWHILE = "Buổi sinh hoạt ngày 3/7 đến muộn"
ANSWER = "Hôm đó tôi đi công tác, lần sau tôi sẽ báo trước."
RECORDED = (FIRST, SECOND, ONCE, *IN_THE_DARK, MEANWHILE)
END = (
    end.the_others_speak,
    end.the_member_confirms_the_summary,
    end.carry_the_finding,
    end.conclude,
    end.draft_and_read_out,
    end.end_and_pass,
    end.confirm_and_lock,
    end.the_clerks_access_ends,
    end.the_member_reads_the_extract,
    end.pass_the_summary,
    end.the_plan_proposes_it,
)

pytestmark = pytest.mark.parametrize("width", [1280], ids=["desktop"])


@pytest.fixture
def session(cast, open_page, new_context):
    """Planned for today, the summary before the cell; nobody is invited yet."""
    others = room.fifteen(cast)
    room.summary_before_cell(cast)
    load_product_kinds()
    meeting = room.planned_today(cast)
    return SimpleNamespace(
        cast=cast,
        others=others,
        pk=meeting.pk,
        live=at("live", meeting.pk),
        minutes=at("minutes", meeting.pk),
        open_page=open_page,
        new_context=new_context,
        finding=FIRST,
        recorded=RECORDED,
    )


def test_a_whole_session(session):
    convene(session)
    note_who_is_there(session)
    begin(session)
    secretary_first(session)
    the_author_speaks(session)
    both_record_at_once(session)
    an_answer_gets_lost(session)
    the_connection_is_cut(session)
    a_remark_about_a_person(session)
    the_cell_points_out(session)
    the_member_answers(session)
    for phase in END:
        phase(session)


# --- Before it begins --------------------------------------------------------------


def convene(session):
    cast = session.cast
    session.chair = session.open_page(cast.secretary, at("convene", session.pk))
    look(session.chair, "session-convene")
    press(session.chair, ".convene-form button")
    look(session.chair, "session-convened")
    session.phone = session.open_page(
        cast.former, at("detail", session.pk), **room.PHONE
    )
    look(session.phone, "session-invited")
    session.phone.locator(".answer-ask summary").click()
    session.phone.locator("#reason").fill("Đi công tác tại Hà Nội")
    press(session.phone, "form[action$='/leave/'] button")
    expect(session.phone.locator(".answer-leave")).to_be_visible()


def note_who_is_there(session):
    """One is on leave, as asked for; the rest is present: fourteen."""
    page = session.chair
    page.goto(at("attendance", session.pk))
    press(page, "button[name=rest]")
    expect(page.locator(".quorum-words")).to_contain_text("14")
    look(page, "session-attendance")


def begin(session):
    page = session.chair
    page.goto(at("start", session.pk))
    look(page, "session-start")
    press(page, ".start-panel .btn-primary")
    page.wait_for_url(f"**{session.live}")
    session.clerk = session.open_page(session.cast.colleague, session.live)
    with page.context.expect_page() as opened:
        page.locator(".projector-way a").first.click()
    path = opened.value.url
    opened.value.close()
    session.projector = session.new_context().new_page()
    session.projector.goto(path)


# --- While it runs -----------------------------------------------------------------


def secretary_first(session):
    """The deputy leads the item in which the secretary, who chairs, presents."""
    cast, chair = session.cast, session.chair
    room.go_on_to(chair, "Bí thư tự phê bình trước")
    expect(chair.locator(".now-name")).to_have_text(cast.secretary.full_name)
    expect(chair.locator("#live-now")).to_contain_text(cast.deputy.full_name)
    expect(chair.locator("form[action$='/move-on/']")).to_have_count(0)
    deputy = session.open_page(cast.deputy, session.live)
    look(deputy, "session-live-leader")
    room.go_on(deputy)
    deputy.context.close()
    expect(chair.locator(".now-title")).to_contain_text("Đảng viên tự soi")


def the_author_speaks(session):
    """Asked next of all; who has not spoken yet is seen by the chair alone."""
    chair, name = session.chair, session.cast.author.full_name
    row = chair.locator(".order-waiting").filter(has_text=name)
    row.locator("summary").click()
    row.locator("button[value=next]").click()
    expect(chair.locator(".order-waiting").first).to_contain_text(name)
    assert room.invite_next(chair) == name
    waits = session.others[0].full_name
    expect(chair.locator("#live-order")).to_contain_text(waits)
    expect(session.clerk.locator(".now-name")).to_have_text(name)
    expect(session.clerk.locator("#live-order")).not_to_contain_text(waits)
    look(chair, "session-live")
    look_at_the_projector(session, name)


def look_at_the_projector(session, name):
    shown, cover = session.projector, session.chair.locator("#cover button")
    expect(shown.locator(".projected-speaker")).to_have_text(name)
    look(shown, "session-projector")
    cover.click()
    expect(shown.locator(".projected-speaker")).to_have_count(0)
    expect(session.chair.locator("#remark-deed")).to_be_hidden()
    look(shown, "session-projector-covered")
    look(session.chair, "session-live-covered")
    cover.click()


def both_record_at_once(session):
    """Neither waits for the other; both windows show both."""
    cast, (lan, phuoc, *_rest) = session.cast, session.others
    room.type_remark(
        session.chair, FIRST, of=cast.author, by=lan, indicator="5.",
        happened="Tổ bộ môn, 12/8", effect="Đồng nghiệp chờ", proposal="Báo trước",
    )  # fmt: skip
    room.type_remark(session.clerk, SECOND, of=cast.author, by=phuoc)
    for page in (session.chair, session.clerk):
        room.press_record(page)
    for page in (session.chair, session.clerk):
        room.expect_once(page, FIRST, SECOND)


def an_answer_gets_lost(session):
    """The server has recorded it; the page does not know, and sends it once more."""
    clerk, facts = session.clerk, {"of": session.cast.author, "by": session.others[2]}
    with room.lost_answers(clerk) as sent:
        room.record_remark(clerk, ONCE, **facts)
        expect(room.unsent(clerk)).to_contain_text(ONCE)
    assert sent[0] == 201
    room.unsent(clerk).locator("[data-unsent-retry]").click()
    expect(room.unsent(clerk)).to_have_count(0)
    room.expect_once(clerk, ONCE)
    assert Remark.objects.filter(deed=ONCE).count() == 1


def the_connection_is_cut(session):
    """The clerk's window goes on alone, and catches up with both sides at once."""
    cast, clerk, others = session.cast, session.clerk, session.others
    clerk.context.set_offline(True)
    for number, text in enumerate(IN_THE_DARK):
        room.record_remark(clerk, text, of=cast.author, by=others[number])
    room.record_remark(session.chair, MEANWHILE, of=cast.author, by=others[3])
    expect(room.unsent(clerk).locator("li")).to_have_count(2)
    expect(clerk.locator("[data-told]")).to_have_text(clerk_told(clerk, "offline"))
    the_clock_runs(clerk)
    shown = session.projector.locator(".projected-speaker")
    expect(shown).to_have_text(cast.author.full_name)
    look(clerk, "session-live-offline")
    assert not Remark.objects.filter(deed__in=IN_THE_DARK).exists()
    clerk.context.set_offline(False)
    expect(room.unsent(clerk)).to_have_count(0)
    expect(clerk.locator("[data-told]")).to_have_text("")
    for page in (clerk, session.chair):
        room.expect_once(page, *RECORDED)
    stored = Remark.objects.values_list("deed", flat=True)
    assert sorted(stored) == sorted(RECORDED)


def clerk_told(page, name) -> str:
    return page.locator("#live-told").get_attribute(f"data-{name}")


def the_clock_runs(page):
    page.evaluate("window.spent = document.querySelector('[data-clock-bar]').value")
    page.wait_for_function(
        "() => document.querySelector('[data-clock-bar]').value > window.spent"
    )


def a_remark_about_a_person(session):
    """Held back once, then recorded with a mark; the chair strikes it."""
    cast, clerk, chair = session.cast, session.clerk, session.chair
    room.type_remark(clerk, room.TO_PERSON, of=cast.author, by=session.others[4])
    room.press_record(clerk)
    expect(clerk.locator(f"{room.RECORD} [data-held]")).to_be_visible()
    look(clerk, "session-remark-held")
    assert not Remark.objects.filter(deed=room.TO_PERSON).exists()
    room.press_record(clerk)
    expect(clerk.locator("#remark-deed")).to_have_value("")
    assert Remark.objects.get(deed=room.TO_PERSON).is_about_person
    marked = room.row_of(chair, room.TO_PERSON)
    expect(marked.locator(".tag-soon")).to_be_visible()
    leave_by(chair, marked.locator("a[href$='/strike/']"))
    chair.locator("main textarea").fill("Nói về người, không nói về việc")
    press(chair, ".record-form .btn-primary")
    expect(chair.locator(".record-struck")).to_have_count(1)
    expect(room.row_of(clerk, room.TO_PERSON)).to_have_count(0)


def the_cell_points_out(session):
    """Taken over from a remark, in both windows."""
    chair = session.chair
    room.row_of(chair, FIRST).locator("form[action$='/point-out/'] button").click()
    expect(chair.locator("#live-findings .record")).to_contain_text(FIRST)
    assert CellFinding.objects.get().subject == session.cast.author


def the_member_answers(session):
    """On the telephone, without who said it; the windows of the room show it."""
    session.phone.context.close()
    phone = session.open_page(session.cast.author, "/", **room.PHONE)
    session.phone = phone
    phone.goto(at("about_me", session.pk))
    expect(phone.locator(".about-entry")).to_have_count(7)
    expect(phone.locator("main")).not_to_contain_text(room.TO_PERSON)
    for member in session.others:
        expect(phone.locator("main")).not_to_contain_text(member.full_name)
    finding = phone.locator(".about-entry").filter(has_text=FIRST).first
    finding.locator("input[value=explains]").check()
    finding.locator("textarea").fill(ANSWER)
    look(phone, "session-about-me")
    press(phone, ".about-me-send button")
    expect(phone.locator(".about-entry").first).to_contain_text(ANSWER)
    expect(session.chair.locator("#live-findings")).to_contain_text(ANSWER)
