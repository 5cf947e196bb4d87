"""A year after the session, walked by people at their pages with a moved clock."""

from contextlib import contextmanager
from datetime import date

import time_machine
from django.test import Client
from django.urls import reverse

from cells.models import ProgressLine, ProgressReport, Rating, RemediationPlan
from cells.plans.approved_content import items_of
from cells.plans.services import start_plan
from cells.ratings.rule_loading import data_files, load_rule
from tests.factories import NOW
from tests.html_forms import Forms
from tests.minutes_scenes import locked
from tests.plan_scenes import (
    REASON,
    accepted_report,
    approved,
    edit_of,
    fresh,
    kind_named,
    load_product_kinds,
    send_plan,
    whole_values,
    write,
)
from tests.supervision_scenes import at

LESSONS = "Viết 4 bài thu hoạch"
VISITS = "Dự giờ 12 buổi"
APPROVED_ON = date(2026, 11, 2)
LESSONS_DUE, VISITS_DUE = date(2027, 4, 30), date(2027, 10, 31)


def plan_after_session(cast) -> RemediationPlan:
    """Report accepted, minutes locked; two lines are measured, the last is reasoned.

    The last line is what the cell found in the session.
    """
    load_product_kinds()
    accepted_report(cast, cast.author)
    locked(cast)
    plan = start_plan(cell_round=cast.cell_round, author=cast.author, now=NOW)
    lessons, visits, found = items_of(plan)
    write(
        plan,
        edit_of(lessons, **line(LESSONS, 4, LESSONS_DUE)),
        edit_of(visits, **line(VISITS, 12, VISITS_DUE)),
        edit_of(found, no_measure_reason=REASON),
    )
    now = at(APPROVED_ON)
    plan = fresh(plan)
    send_plan(plan=plan, seen_version=plan.version, now=now)
    return approved(cast, fresh(plan), now=now)


def line(title: str, quantity: int, due_on: date) -> dict:
    return whole_values(
        title=title,
        product_quantity=quantity,
        product_kind_id=kind_named("Bài thu hoạch").pk,
        start_on=APPROVED_ON,
        due_on=due_on,
    )


def load_rules(now) -> None:
    for path in data_files():
        load_rule(path, now=now)


@contextmanager
def on(day: date, hour: int = 3):
    """The clock stands at ``hour`` o'clock (UTC) of that day."""
    with time_machine.travel(at(day, hour), tick=False):
        yield


def fields_of(page, action: str) -> dict[str, list[str]]:
    """Of the form that posts to ``action``, or back to its own page.

    Of two that are the same (a button above, one in the list) either will do.
    """
    forms = Forms(page.content.decode()).found
    own = [form for form in forms if form["action"] == action]
    found = {}
    for name, value in (own or [form for form in forms if not form["action"]])[0][
        "fields"
    ]:
        found.setdefault(name, []).append(value)
    return found


class Person:
    """Somebody at the pages: what is sent is what the page would send."""

    def __init__(self, member):
        self.member, self.client = member, Client()

    def signed_in(self) -> Client:
        self.client.force_login(self.member)
        return self.client

    def get(self, name: str, *args, **query):
        return self.signed_in().get(reverse(name, args=args), query)

    def text(self, name: str, *args, **query) -> str:
        answer = self.get(name, *args, **query)
        assert answer.status_code == 200, f"{name}: {answer.status_code}"
        return answer.content.decode()

    def press(self, page, act: str, *args, **typed):
        """The form of ``page`` that posts to ``act``, with what is typed into it."""
        action = reverse(act, args=args)
        answer = self.signed_in().post(action, fields_of(page, action) | typed)
        assert answer.status_code == 302, f"{action}: {answer.status_code}"
        return answer


# --- What a member and the office above do with one sheet -----------------------


def start(author: Person, plan, period) -> ProgressReport:
    """The sheet of ``period`` from the page of the plan."""
    page = author.get("supervision:plan", plan.pk)
    arguments = [plan.pk, period.span.value, period.starts_on.isoformat()]
    if reverse("supervision:start", args=arguments) in page.content.decode():
        author.press(page, "supervision:start", *arguments)
    return ProgressReport.objects.get(
        plan=plan, kind=period.span.value, starts_on=period.starts_on
    )


def fill(author: Person, report, said: dict[str, dict], comment: str = "") -> None:
    """``said``: title of a line → what is typed of it."""
    page = author.get("supervision:write", report.pk)
    typed = {"general-text": [comment]} if comment else {}
    for row in ProgressLine.objects.filter(report=report):
        for name, value in said.get(row.title, {}).items():
            typed[f"p{row.pk}-{name}"] = [value]
    author.press(page, "supervision:write", report.pk, then=["read"], **typed)


def send(author: Person, report) -> None:
    page = author.get("supervision:report", report.pk)
    author.press(page, "supervision:send", report.pk)


def accept(reader: Person, report) -> None:
    """The form carries the version; its second button accepts."""
    page = reader.get("supervision:report", report.pk)
    fields = fields_of(page, reverse("supervision:return", args=[report.pk]))
    url = reverse("supervision:accept", args=[report.pk])
    answer = reader.client.post(url, {"version": fields["version"]})
    assert answer.status_code == 302


def give_back(reader: Person, report, reason: str) -> None:
    page = reader.get("supervision:report", report.pk)
    reader.press(page, "supervision:return", report.pk, reason=[reason])


def report_month(author: Person, reader: Person, plan, period, said, day) -> None:
    """Written, sent and accepted on one day."""
    with on(day):
        report = start(author, plan, period)
        fill(author, report, said)
        send(author, report)
        accept(reader, report)


def evaluate(reader: Person, plan, item, result: str, why: str) -> None:
    page = reader.get("supervision:evaluate", plan.pk, item.pk)
    reader.press(
        page, "supervision:evaluate", plan.pk, item.pk, result=[result], why=[why]
    )


# --- The rating ------------------------------------------------------------------


def act(person: Person, name: str, rating: Rating, **typed) -> None:
    page = person.get(f"ratings:{name}", rating.pk)
    person.press(page, f"ratings:{name}", rating.pk, **typed)


def rate_oneself(author: Person, rating: Rating, level: str, note: str) -> None:
    """Every criterion is answered as the plan proposes it, else as met."""
    page = author.get("ratings:write", rating.pk)
    typed = {"general-level": [level], "general-strengths": [note]}
    if rating.rule.text.points:
        typed["general-task_points"] = ["60"]
    for row in page.context["page"].rows:
        if row.key:
            proposed = getattr(row, "proposal_code", "") or "met"
            typed[f"{row.prefix}-answer"] = [proposed]
            typed[f"{row.prefix}-note"] = [note]
    author.press(page, "ratings:write", rating.pk, then=["send"], **typed)
    act(author, "send", rating)
