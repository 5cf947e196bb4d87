"""Gives a solution that worked to all, without a name (R4)."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action, record_opening
from cells.organisation.models import Member
from cells.plans.models import RemediationPlan
from cells.reviews.models import ReaderOffice
from cells.rounds.services import hold_round
from cells.supervision.followed_lines import followed_lines, newest_standing
from cells.supervision.models import Idea
from cells.supervision.standing import LineState, standings
from cells.workflow import WorkflowError


@transaction.atomic
def agree_to_idea(
    *, plan: RemediationPlan, plan_line: int, author: Member, now: datetime
) -> Idea:
    """The secretary may reword the solution of this line as an idea for all.

    Raises ``WorkflowError`` for another's plan, or a line that was not met.
    """
    if plan.author_id != author.pk:
        raise WorkflowError(_("Only its author gives a line as an idea."))
    hold_round(plan.cell_round)
    lines = followed_lines(plan, newest_standing(plan))
    found = [
        each
        for each in standings(lines, timezone.localdate(now))
        if each.line.id == plan_line and each.state == LineState.MET
    ]
    if not found or not found[0].line.indicator_code:
        raise WorkflowError(_("Only a line that was met becomes an idea."))
    try:
        with transaction.atomic():
            idea = Idea.objects.create(
                indicator_code=found[0].line.indicator_code,
                author=author,
                plan=plan,
                plan_line=plan_line,
                cell=plan.cell_round.cell,
                agreed_at=now,
            )
    except IntegrityError:
        raise WorkflowError(_("You have given this line already.")) from None
    record(idea, "idea.agree", author, now)
    return idea


@transaction.atomic
def open_idea(*, idea: Idea, by: Member, now: datetime) -> None:
    """That the secretary read the given line stands in the trace."""
    if idea.author_id == by.pk:
        return
    record_opening(
        idea,
        actor=by,
        organisation_id=idea.cell_id,
        office=ReaderOffice.SECRETARY,
        on=timezone.localdate(now),
        now=now,
    )


@transaction.atomic
def publish_idea(
    *,
    idea: Idea,
    text: str,
    product: str,
    by: Member,
    seen_version: int,
    now: datetime,
) -> None:
    """The secretary's own wording is shown; neither name nor cell stands beside it."""
    standing = Idea.objects.filter(pk=idea.pk, withdrawn_at=None, version=seen_version)
    changes = {
        "text": text.strip(),
        "product": product.strip(),
        "published_at": now,
        "published_by": by,
        "version": seen_version + 1,
    }
    if not changes["text"]:
        raise WorkflowError(_("Write the solution in your own words."))
    if not standing.update(**changes):
        raise WorkflowError(_("It was taken back or changed meanwhile."))
    record(idea, "idea.publish", by, now)


@transaction.atomic
def withdraw_idea(*, idea: Idea, by: Member, now: datetime) -> None:
    """Nobody sees it any more; its author, or the secretary, has taken it away."""
    standing = Idea.objects.filter(pk=idea.pk, withdrawn_at=None)
    if not standing.update(withdrawn_at=now):
        raise WorkflowError(_("It has been taken away already."))
    record(idea, "idea.withdraw", by, now)


def record(idea: Idea, action: str, by: Member, now: datetime) -> None:
    record_action(action, idea, organisation_id=idea.cell_id, actor=by, now=now)
