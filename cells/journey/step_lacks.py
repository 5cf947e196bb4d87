"""What is still missing in each step of a round, in words, with the way to it."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.dates import weekday_date
from cells.journey.five_steps import Step
from cells.journey.lack import Lack
from cells.journey.plans_not_ended import not_ended_sentence
from cells.journey.session_facts import session_facts
from cells.journey.session_lacks import meeting_lacks
from cells.journey.step_facts import (
    PlanFacts,
    PreparationFacts,
    plan_facts,
    preparation_facts,
)
from cells.reviews.models import ReviewStatus as S
from cells.rounds.models import OPEN_FOR_WRITING, CellRound, CellRoundStatus
from cells.summaries.models import SummaryStatus

PASSED = (SummaryStatus.PASSED, SummaryStatus.SENT)


@dataclass(frozen=True)
class StepState:
    """A step with what is missing; ``note`` stands where nothing is, or is due yet."""

    step: Step
    lacks: list[Lack] = field(default_factory=list)
    note: str = ""


@dataclass(frozen=True)
class Ways:
    """The addresses that the reader of the page may open, or empty strings."""

    materials: str
    readers: str
    aims: str
    duties: str
    papers: str
    reports: str
    summary: str
    plan_meeting: str
    plans: str
    board: str


def step_states(
    cell_round: CellRound, steps: list[Step], statuses: list[str], user, today: date
) -> list[StepState]:
    """For a leader of the cell; ``statuses`` are those of the reports.

    Of a round that is over nothing is missing any more.
    """
    if cell_round.status not in OPEN_FOR_WRITING:
        return []
    ways = ways_of(cell_round, user)
    facts = preparation_facts(cell_round, today)
    plans = plan_facts(cell_round, today) if is_passed(cell_round) else None
    found = [
        reading_lacks(facts, ways),
        preparation_lacks(cell_round, facts, statuses, ways),
        session_lacks(cell_round, ways, today),
        plan_lacks(plans, ways) if plans else [],
        supervision_lacks(cell_round, plans, ways, today) if plans else [],
    ]
    return [
        StepState(step, lacks, "" if lacks else note_of(step, cell_round))
        for step, lacks in zip(steps, found, strict=True)
    ]


def ways_of(cell_round: CellRound, user) -> Ways:
    mandates = user.mandates
    belongs = cell_round.cell_id in mandates.member_of
    is_secretary = cell_round.cell_id in mandates.secretary_of

    def way(name: str, *args, may: bool = True) -> str:
        return reverse(name, args=args) if may else ""

    return Ways(
        materials=way("preparation:round_materials", cell_round.pk, may=belongs),
        readers=way("preparation:reading_list", cell_round.pk, may=belongs),
        aims=way("preparation:session_aims", cell_round.pk, may=belongs),
        duties=way("journey:preparation", cell_round.pk, may=belongs),
        papers=way("preparation:papers", cell_round.pk, may=belongs),
        reports=way("reviews:queue"),
        summary=way("summaries:detail", cell_round.summary.pk, may=is_secretary),
        plan_meeting=way("meetings:plan", cell_round.pk),
        plans=way("plans:queue"),
        board=way("supervision:board"),
    )


def is_passed(cell_round: CellRound) -> bool:
    return cell_round.summary.status in PASSED


def note_of(step: Step, cell_round: CellRound) -> str:
    if step.number == 5:
        return _("Supervised until %(day)s; then the round can be closed.") % {
            "day": weekday_date(cell_round.round.supervised_until)
        }
    if step.number == 4 and not is_passed(cell_round):
        return _("After the cell has passed the summary.")
    return _("Nothing is missing.")


def reading_lacks(facts: PreparationFacts, ways: Ways) -> list[Lack]:
    lacks = []
    if not facts.materials:
        lacks.append(Lack(_("No material to read has been added."), ways.materials))
    elif facts.unread:
        text = ngettext(
            "%(n)s member has not confirmed all the reading.",
            "%(n)s members have not confirmed all the reading.",
            facts.unread,
        )
        lacks.append(Lack(text % {"n": facts.unread}, ways.readers))
    if not facts.has_purpose:
        lacks.append(Lack(_("The aims have not been written."), ways.aims))
    return lacks


def preparation_lacks(
    cell_round: CellRound, facts: PreparationFacts, statuses: list[str], ways: Ways
) -> list[Lack]:
    lacks = duty_lacks(facts, ways)
    if cell_round.status == CellRoundStatus.OPEN:
        lacks += report_lacks(statuses, ways)
        lacks.append(Lack(_("The figures are not frozen."), ways.summary))
    if facts.papers_missing:
        text = ngettext(
            "%(n)s paper of the session is not drafted.",
            "%(n)s papers of the session are not drafted.",
            facts.papers_missing,
        )
        lacks.append(Lack(text % {"n": facts.papers_missing}, ways.papers))
    return lacks


def duty_lacks(facts: PreparationFacts, ways: Ways) -> list[Lack]:
    if not facts.duties:
        return [Lack(_("No duty has been set up."), ways.duties)]
    if not facts.without_duty:
        return []
    text = ngettext(
        "%(n)s member has no duty.", "%(n)s members have no duty.", facts.without_duty
    )
    return [Lack(text % {"n": facts.without_duty}, ways.duties)]


def report_lacks(statuses: list[str], ways: Ways) -> list[Lack]:
    """In counts, as the queue of reports has them."""

    def number(*wanted) -> int:
        return sum(status in wanted for status in statuses)

    texts = []
    if count := number(S.DRAFT, S.ENTERED):
        text = ngettext(
            "%(n)s report is not filed.", "%(n)s reports are not filed.", count
        )
        texts.append(text % {"n": count})
    if count := number(S.FILED):
        text = ngettext(
            "%(n)s report is waiting to be read.",
            "%(n)s reports are waiting to be read.",
            count,
        )
        texts.append(text % {"n": count})
    if count := number(S.GUIDED, S.REWRITE):
        text = ngettext(
            "%(n)s report is being corrected.",
            "%(n)s reports are being corrected.",
            count,
        )
        texts.append(text % {"n": count})
    return [Lack(text, ways.reports) for text in texts]


def session_lacks(cell_round: CellRound, ways: Ways, today: date) -> list[Lack]:
    lacks = meeting_lacks(
        session_facts(cell_round),
        plan_url=ways.plan_meeting,
        summary_status=cell_round.summary.status,
        today=today,
    )
    if not is_passed(cell_round):
        lacks.append(Lack(_("The cell has not passed the summary."), ways.summary))
    return lacks


def plan_lacks(facts: PlanFacts, ways: Ways) -> list[Lack]:
    lacks = []
    if not_sent := facts.to_begin + facts.with_author:
        text = ngettext(
            "%(n)s plan has not been sent.", "%(n)s plans have not been sent.", not_sent
        )
        lacks.append(Lack(text % {"n": not_sent}, ways.plans))
    if facts.to_approve:
        text = ngettext(
            "%(n)s plan is waiting to be approved.",
            "%(n)s plans are waiting to be approved.",
            facts.to_approve,
        )
        lacks.append(Lack(text % {"n": facts.to_approve}, ways.plans))
    if facts.to_add_to:
        text = ngettext(
            "%(n)s approved plan lacks what the cell pointed out.",
            "%(n)s approved plans lack what the cell pointed out.",
            facts.to_add_to,
        )
        lacks.append(Lack(text % {"n": facts.to_add_to}, ways.plans))
    return lacks


def supervision_lacks(
    cell_round: CellRound, facts: PlanFacts, ways: Ways, today: date
) -> list[Lack]:
    """What the closing waits for, until the last day of supervision."""
    if not facts.not_ended or today > cell_round.round.supervised_until:
        return []
    return [Lack(not_ended_sentence(facts.not_ended, cell_round), ways.board)]
