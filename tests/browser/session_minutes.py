"""The end of a session in the browser: votes, minutes, what others take from them."""

import re

from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from cells.models import CellFinding, CellSummary, Minutes, Turn
from tests.browser import session_room as room
from tests.browser.looking import leave_by, look
from tests.browser.session_room import at, press
from tests.browser.writing_page import expect_saved
from tests.factories import PASSWORD

SUMMARY = "Tự nhận còn nể nang khi nhận xét giờ dạy."
NOTED = "Tự nhận còn nể nang."
WELCOME = "Đồng chí chủ trì tuyên bố lý do, nêu phương châm."


def the_others_speak(session):
    """Everybody who is present presents once; the clerk notes one summary."""
    chair = session.chair
    assert len({room.invite_next(chair) for _turn in range(12)}) == 12
    room.go_on_to(chair, "Hạn chế, khuyết điểm chi bộ chỉ ra thêm")
    done = Turn.objects.filter(meeting=session.pk, status="done")
    assert done.count() == 14
    clerk = session.clerk
    row = clerk.locator("#live-order .order-done").filter(
        has_text=session.cast.author.full_name
    )
    leave_by(clerk, row.locator("a"))
    clerk.locator("#summary").fill(NOTED)
    press(clerk, ".btn-primary")


def the_member_confirms_the_summary(session):
    phone = session.phone
    phone.goto(at("my_turn", session.pk))
    expect(phone.locator("#summary")).to_have_value(NOTED)
    phone.locator("#summary").fill(SUMMARY)
    press(phone, ".btn-primary")
    turn = Turn.objects.get(meeting=session.pk, member=session.cast.author)
    assert (turn.summary, bool(turn.summary_confirmed_at)) == (SUMMARY, True)


def carry_the_finding(session):
    """By raised cards, counted from all who are entitled; the other window shows it."""
    chair = session.chair
    leave_by(chair, chair.locator("#live-findings a[href*='votes/open']"))
    look(chair, "session-open-vote")
    press(chair, ".form .btn-primary")
    room.count(chair, 12, against=1, blank=1)
    expect(chair.locator("#live-findings .tag-done")).to_be_visible()
    expect(session.clerk.locator("#live-votes .vote-carried")).to_be_visible()
    vote = CellFinding.objects.get().vote
    assert (vote.entitled, vote.in_favour, vote.carried) == (14, 12, True)


def conclude(session):
    """The conclusion from the data of the session, and the vote on it."""
    chair = session.chair
    room.go_on_to(chair, "Kết luận, giao việc, biểu quyết")
    press(chair, ".conclusion-acts form button")
    leave_by(chair, chair.locator("button[name=then][value=fill]"))
    text = chair.locator(".paper-text")
    text.fill(f"{text.input_value()}\nGiao Bí thư theo dõi.")
    expect_saved(chair)
    look(chair, "session-conclusion")
    leave_by(chair, chair.locator("button[name=then][value=live]"))
    room.vote(chair, "conclusion", in_favour=14)
    expect(chair.locator("#live-votes .vote-carried")).to_have_count(2)


def draft_and_read_out(session):
    """The clerk drafts and corrects; the chair has the cell vote on it."""
    room.go_on_to(session.chair, "Đọc, sửa và thông qua biên bản")
    clerk = session.clerk
    clerk.goto(session.minutes)
    press(clerk, "form[action$='/draft/'] button")
    clerk.locator(".minutes-row textarea").first.fill(WELCOME)
    expect_saved(clerk)
    look(clerk, "session-minutes-draft")
    leave_by(clerk, clerk.locator("button[name=then][value=aloud]"))
    main = clerk.locator("main")
    for text in (WELCOME, SUMMARY, session.others[0].full_name, session.finding):
        expect(main).to_contain_text(text)
    expect(main).to_contain_text("Người phụ trách: Vũ Minh Anh")
    expect(main).not_to_contain_text(room.TO_PERSON)
    room.vote(session.chair, "minutes", in_favour=14)


def end_and_pass(session):
    """The projector opens nothing any more; then every word is fixed."""
    chair = session.chair
    room.go_on_to(chair, "Bế mạc")
    room.go_on(chair)
    leave_by(chair, chair.locator(".now-acts a.btn-primary"))
    press(chair, ".confirm-panel .btn-primary")
    expect(session.projector.locator("#projected")).to_have_count(0)
    look(session.projector, "session-projector-closed")
    chair.goto(session.minutes)
    refresh = chair.locator("button[name=then][value=draft]")
    if refresh.count():
        leave_by(chair, refresh)
    leave_by(chair, chair.locator("button[name=then][value=pass]"))
    chair.locator("#id_read_out").check()
    look(chair, "session-minutes-pass")
    press(chair, ".minutes-side .btn-primary")
    assert Minutes.objects.get(meeting=session.pk).status == "passed"


def confirm_and_lock(session):
    """With the password once more: first the clerk, then the chair."""
    for page in (session.clerk, session.chair):
        page.goto(session.minutes)
        page.locator("#id_password").fill(PASSWORD)
        press(page, ".minutes-confirm .btn-primary")
    look(session.chair, "session-minutes-locked")
    minutes = Minutes.objects.get(meeting=session.pk)
    assert minutes.status == "locked"
    assert minutes.confirmations.exclude(confirmed_at=None).count() == 2


def the_clerks_access_ends(session):
    """The minutes lead to the own extract, the page of the session to nothing."""
    clerk = session.clerk
    clerk.goto(session.minutes)
    clerk.wait_for_url(f"**{at('extract', session.pk)}")
    expect(clerk.locator("main")).not_to_contain_text(SUMMARY)
    for name in ("live", "remarks", "minutes_aloud"):
        assert clerk.goto(at(name, session.pk)).status in (403, 404)


def the_member_reads_the_extract(session):
    """Everything that was said of the own deeds, and nobody who said it."""
    phone = session.phone
    phone.goto(at("extract", session.pk))
    look(phone, "session-extract")
    main = phone.locator("main")
    for text in (SUMMARY, *session.recorded):
        expect(main).to_contain_text(text)
    expect(main).not_to_contain_text(room.TO_PERSON)
    said = main.inner_text()
    assert [each.full_name for each in session.others if each.full_name in said] == []


def pass_the_summary(session):
    """In one step: what the cell pointed out stands there already."""
    chair = session.chair
    chair.goto(session.minutes)
    leave_by(chair, chair.locator("[aria-labelledby=pass-summary-title] a"))
    expect(chair.locator("#items")).to_have_value("1")
    look(chair, "session-pass-summary")
    press(chair, "form.section .btn-primary")
    summary = CellSummary.objects.get(cell_round=session.cast.cell_round)
    assert (summary.status, summary.passed_on) == ("passed", timezone.localdate())


def the_plan_proposes_it(session):
    """What the cell pointed out stands among what the plan has to mend."""
    phone = session.phone
    phone.goto(reverse("plans:current"))
    look(phone, "session-plan-proposed")
    expect(phone.locator(".plan-findings")).to_contain_text(session.finding)
    press(phone, "form[action$='/start/'] button")
    phone.wait_for_url(re.compile(r"/write/"))
    expect(phone.locator("main")).to_contain_text(session.finding)
