"""From the accepted report over session and plan through twelve months to the rating.

Everything goes through the pages, as each office sees them; the clock is moved.
"""

from datetime import date

import pytest

from cells.models import Evaluation, Notification, ProgressReport, Rating
from cells.supervision.reporting_periods import Span, period_of
from cells.supervision.services import send_reminders
from tests import year_scenes as year
from tests.supervision_scenes import at, measure
from tests.year_scenes import LESSONS, VISITS, Person, on

WORDS = "DẤU-RIÊNG-NĂM"
NOTE = "DẤU-RIÊNG-ĐÁNH-GIÁ"
D = date


def month(number: int, of: int = 2027):
    return period_of(Span.MONTH, D(of, number, 1))


def said(lessons: int | None, visits: int) -> dict[str, dict]:
    """What is typed of each line that is still open."""
    both = {VISITS: {"quantity": str(visits), "obstacles": WORDS}}
    if lessons is not None:
        both[LESSONS] = {"quantity": str(lessons), "next_steps": WORDS}
    for typed in both.values():
        if typed["quantity"] == "0":
            typed["none_reason"] = WORDS
    return both


class Year:
    """The people, and the author's plan."""

    def __init__(self, cast):
        self.cast = cast
        self.author, self.secretary = Person(cast.author), Person(cast.secretary)
        self.colleague, self.deputy = Person(cast.colleague), Person(cast.deputy)
        self.committee = Person(cast.committee_secretary)
        self.staff, self.stranger = Person(cast.staff), Person(cast.stranger)
        with on(year.APPROVED_ON):
            self.plan = year.plan_after_session(cast)
        self.lessons, self.visits = list(self.plan.items.order_by("position"))[:2]

    def month(self, period, lessons, visits, day) -> None:
        year.report_month(
            self.author, self.secretary, self.plan, period, said(lessons, visits), day
        )

    def board(self, person: Person, item) -> str:
        """How ``item`` stands on the board as ``person`` gets it."""
        page = person.get("supervision:board", state="all").context["page"]
        for group in page.groups:
            for row in group.rows:
                if row.title == item.title:
                    over = "over" if row.is_over else "running"
                    return "overdue" if group.is_overdue else over
        return ""

    def sheet(self, span, day) -> ProgressReport:
        period = period_of(span, day)
        return ProgressReport.objects.get(
            plan=self.plan, kind=span.value, starts_on=period.starts_on
        )


@pytest.fixture
def walk(cast):
    return Year(cast)


def test_twelve_months_from_the_plan_to_the_decided_rating(walk):
    measure(walk.cast, person=walk.cast.deputy, due_on=D(2026, 12, 20))
    first_months_and_the_new_year(walk)
    a_missed_month_is_told_and_made_up_for(walk)
    a_line_is_overdue_then_met(walk)
    the_last_months(walk)
    rating = the_self_rating(walk)
    the_cell_proposes(walk, rating)
    the_committee_decides(walk, rating)


def first_months_and_the_new_year(walk) -> None:
    walk.month(month(11, 2026), 0, 1, D(2026, 11, 20))
    with on(D(2026, 12, 28)):  # late: told, never refused
        report = year.start(walk.author, walk.plan, month(12, 2026))
        year.fill(walk.author, report, said(1, 1))
        year.send(walk.author, report)
        year.give_back(walk.secretary, report, "Nêu rõ buổi nào")
        assert "Nêu rõ buổi nào" in walk.author.text("supervision:write", report.pk)
        year.fill(walk.author, report, said(1, 2))
        year.send(walk.author, report)
        year.accept(walk.secretary, report)
    assert walk.sheet(Span.MONTH, D(2026, 12, 1)).is_late
    with on(D(2026, 12, 31)):  # the last day of month, quarter and year
        quarter = longer(walk, Span.QUARTER, D(2026, 12, 31))
        assert quantities(quarter) == {LESSONS: 1, VISITS: 3}
        assert quantities(longer(walk, Span.YEAR, D(2026, 12, 31))) == {
            LESSONS: 1, VISITS: 3
        }  # fmt: skip
    with on(D(2027, 1, 1), hour=17):  # already the second of January in Viet Nam
        page = walk.author.get("supervision:plan", walk.plan.pk).context["page"]
        assert page.periods.next_url.endswith("/month/2027-01-01/start/")


def longer(walk, span, day) -> ProgressReport:
    """A quarter or a year, built from its months, commented, sent and accepted."""
    report = year.start(walk.author, walk.plan, period_of(span, day))
    year.fill(walk.author, report, {}, comment=WORDS)
    year.send(walk.author, report)
    year.accept(walk.secretary, report)
    return report


def quantities(report) -> dict[str, int]:
    return dict(report.lines.values_list("title", "quantity"))


def a_missed_month_is_told_and_made_up_for(walk) -> None:
    walk.month(month(1), 0, 1, D(2027, 1, 31))
    with on(D(2027, 3, 1)):  # February has passed without a sheet
        page = walk.author.get("supervision:plan", walk.plan.pk).context["page"]
        assert page.periods.next_url.endswith("/month/2027-02-01/start/")
        assert any(row.is_overdue for row in page.periods.rows)
    walk.month(month(3), 1, 1, D(2027, 3, 25))
    with on(D(2027, 3, 28)):  # the quarter has the months that there are
        quarter = year.start(
            walk.author, walk.plan, period_of(Span.QUARTER, D(2027, 3, 1))
        )
        assert quantities(quarter) == {LESSONS: 1, VISITS: 2}
    walk.month(month(2), 0, 1, D(2027, 3, 29))
    with on(D(2027, 3, 30)):  # opened again it has the month that came late
        assert quantities(longer(walk, Span.QUARTER, D(2027, 3, 1))) == {
            LESSONS: 1, VISITS: 3
        }  # fmt: skip
    late = ProgressReport.objects.filter(plan=walk.plan, kind="month", is_late=True)
    assert {sheet.starts_on.month for sheet in late} == {12, 1, 2}


def a_line_is_overdue_then_met(walk) -> None:
    author, lessons = walk.cast.author, walk.lessons
    with on(D(2027, 4, 2)):
        send_reminders(now=at(D(2027, 4, 2)))
        send_reminders(now=at(D(2027, 4, 3)))  # once, though asked twice
    told = Notification.objects.filter(recipient=author, kind="lines_due")
    assert [notice.facts["n"] for notice in told] == [1]
    walk.month(month(4), 1, 1, D(2027, 4, 24))
    with on(D(2027, 4, 30)):
        assert walk.board(walk.secretary, lessons) == "running"
    with on(D(2027, 5, 1)):
        for person in (walk.author, walk.secretary, walk.colleague):
            assert walk.board(person, lessons) == "overdue"
        assert walk.board(walk.stranger, lessons) == ""
        send_reminders(now=at(D(2027, 5, 1)))
        assert Notification.objects.filter(
            recipient=author, kind="lines_overdue"
        ).exists()
        reads_no_word(walk, walk.colleague, walk.deputy, walk.stranger, walk.staff)
        not_over = walk.colleague.text("supervision:board")
        assert "3/4" not in not_over  # how far a comrade is, no colleague reads
    walk.month(month(5), 1, 1, D(2027, 5, 20))
    with on(D(2027, 5, 21)):
        assert walk.board(walk.secretary, lessons) == "over"
        year.evaluate(walk.secretary, walk.plan, lessons, "met", WORDS)
        assert WORDS in walk.author.text("supervision:plan", walk.plan.pk)
    with on(D(2027, 6, 3)):  # what was met is reported on no more
        june = year.start(walk.author, walk.plan, month(6))
        assert quantities(june) == {VISITS: None}


def reads_no_word(walk, *people: Person) -> None:
    """Neither on the board nor anywhere they may look for the author's sheets."""
    for person in people:
        board = person.get("supervision:board")
        assert WORDS not in board.content.decode()
        for name in ("supervision:meeting", "supervision:ideas", "home"):
            assert WORDS not in person.get(name).content.decode()
        for report in ProgressReport.objects.filter(plan=walk.plan):
            assert person.get("supervision:report", report.pk).status_code == 404


def the_last_months(walk) -> None:
    for number in (6, 7, 8, 9):
        walk.month(month(number), None, 1, D(2027, number, 25))
    with on(D(2027, 10, 31)):  # the last day on which it is due, a month end
        report = year.start(walk.author, walk.plan, month(10))
        year.fill(walk.author, report, said(None, 0))
        year.send(walk.author, report)
        year.accept(walk.secretary, report)
        year.evaluate(walk.secretary, walk.plan, walk.visits, "partly", WORDS)
    sent = ProgressReport.objects.filter(plan=walk.plan, kind="month")
    assert sent.filter(status="accepted").count() == 12
    assert Evaluation.objects.filter(plan=walk.plan).count() == 2


def the_self_rating(walk) -> Rating:
    with on(D(2028, 1, 3)):
        year.load_rules(at(D(2028, 1, 3)))
        page = walk.secretary.get("ratings:open")
        walk.secretary.press(page, "ratings:open", period=["2027"])
        rating = Rating.objects.get(member=walk.cast.author)
        assert "366-QĐ" in rating.rule.number
        dossier = walk.author.text("ratings:detail", rating.pk)
        assert VISITS in dossier  # a line that is not met, by its title
        assert LESSONS not in dossier  # one that was met is a share, no number
        assert walk.committee.get("ratings:detail", rating.pk).status_code == 404
        year.rate_oneself(walk.author, rating, "good", NOTE)
    return rating


def the_cell_proposes(walk, rating) -> None:
    with on(D(2028, 1, 10)):
        year.act(walk.secretary, "remark", rating, text=["Có cố gắng khắc phục"])
        page = walk.secretary.get("ratings:propose", rating.pk)
        votes = {
            "proposed_level": ["good"], "vote_mode": ["secret"],
            "votes_entitled": ["5"], "votes_good": ["5"],
            "meeting_on": ["2028-01-10"], "answer_by": ["2028-02-28"],
        }  # fmt: skip
        codes = cautions(walk.secretary, page, votes)
        walk.secretary.press(page, "ratings:propose", rating.pk, seen=codes, **votes)
    with on(D(2028, 2, 20)):
        for person in (walk.colleague, walk.deputy, walk.staff, walk.stranger):
            assert person.get("ratings:detail", rating.pk).status_code == 404
        assert NOTE in walk.committee.text("ratings:detail", rating.pk)
        year.act(walk.author, "answer", rating, text=[f"{NOTE} tôi nhất trí"])


def cautions(person: Person, page, votes) -> list[str]:
    """What has to be seen before the proposal stands: a line was not met."""
    url = page.request["PATH_INFO"]
    refused = person.client.post(url, year.fields_of(page, url) | votes)
    assert refused.status_code == 422
    return [caution.code for caution in refused.context["cautions"]]


def the_committee_decides(walk, rating) -> None:
    with on(D(2028, 2, 29)):
        year.act(
            walk.committee, "decide", rating,
            level=["good"], number=["12-QĐ/ĐU"], decision_on=["2028-02-29"],
        )  # fmt: skip
        rating.refresh_from_db()
        assert (rating.status, rating.decided_level) == ("decided", "good")
        assert rating.decision_on == D(2028, 2, 29)
        assert "29/02/2028" in walk.author.text("ratings:detail", rating.pk)
        rows = walk.colleague.get("ratings:cell").context["page"].rows
        [row] = [row for row in rows if row.name == walk.cast.author.full_name]
        assert (bool(row.level), row.url) == (True, "")
        for person in (walk.colleague, walk.staff, walk.stranger, walk.deputy):
            assert person.get("ratings:detail", rating.pk).status_code == 404
            lists = ("ratings:cell", "ratings:committee", "home")
            texts = [person.get(name).content.decode() for name in lists]
            assert not any(NOTE in text or VISITS in text for text in texts)
    told = Notification.objects.filter(recipient=walk.cast.author)
    assert told.filter(kind="rating_decided").exists()
    assert not any(WORDS in str(row) or NOTE in str(row) for row in told.values())
