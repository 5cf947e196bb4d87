"""Gives a solution that worked to all, without a name (R4)."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action, record_opening
from cells.organisation.models import Member
from cells.plans.models import RemediationPlan
from cells.reviews.models import ReaderOffice
from cells.rounds.services import hold_round
from cells.supervision.followed_lines import followed_lines, newest_standing
from cells.supervision.idea_words import is_copied, tells_whose
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
                cell=plan.cell,
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
    """The secretary's own wording is shown; neither name nor cell stands beside it.

    Raises ``WorkflowError`` for an empty text, one that names a person of the cell or
    the cell, the author's own text, or an idea that changed meanwhile.
    """
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
    refuse_what_tells(idea, f"{changes['text']}\n{changes['product']}")
    if not standing.update(**changes):
        raise WorkflowError(_("It was taken back or changed meanwhile."))
    record(idea, "idea.publish", by, now)


def refuse_what_tells(idea: Idea, text: str) -> None:
    people = Member.objects.filter(
        Q(memberships__cell=idea.cell_id) | Q(pk=idea.author_id)
    )
    names = list(people.distinct().values_list("full_name", flat=True))
    if tells_whose(text, people=names, cell=idea.cell.name):
        raise WorkflowError(
            _("It names a person or the cell. Write it so that nobody is known by it.")
        )
    lines = followed_lines(idea.plan, newest_standing(idea.plan))
    own = [line.solution for line in lines if line.id == idea.plan_line]
    if any(is_copied(text, solution) for solution in own):
        raise WorkflowError(
            _("These are the author's own words. Write the solution in other words.")
        )


@transaction.atomic
def withdraw_idea(*, idea: Idea, by: Member, now: datetime) -> None:
    """Nobody sees it any more; its author, or the secretary, has taken it away."""
    standing = Idea.objects.filter(pk=idea.pk, withdrawn_at=None)
    if not standing.update(withdrawn_at=now):
        raise WorkflowError(_("It has been taken away already."))
    record(idea, "idea.withdraw", by, now)


def record(idea: Idea, action: str, by: Member, now: datetime) -> None:
    record_action(action, idea, organisation_id=idea.cell_id, actor=by, now=now)
