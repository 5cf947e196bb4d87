"""What changes in the papers of a session: every text that was kept stays readable."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.models import Member, Membership
from cells.preparation.models.papers import (
    Paper,
    PaperKind,
    PaperVersion,
    VersionOrigin,
)
from cells.preparation.paper_fixing import refuse_fixed
from cells.rounds.models import CellRound
from cells.rounds.services import hold_round
from cells.saving import Edit, Saved, judge, store
from cells.workflow import WorkflowError

PAPER_FIELDS = ("text",)


@transaction.atomic
def start_paper(
    *, cell_round: CellRound, kind: PaperKind, text: str, by: Member, now: datetime
) -> Paper:
    """The paper stands with the drafted text as its first version; safe to repeat.

    Raises ``WorkflowError`` if the round is over.
    """
    hold_round(cell_round)
    facts = {"text": text, "saved_by": by, "saved_at": now}
    paper, is_new = Paper.objects.get_or_create(
        cell_round=cell_round, kind=kind, defaults=facts
    )
    if is_new:
        keep(paper, VersionOrigin.DRAFTED, by=by, now=now)
        record("paper.draft", paper, by=by, now=now)
    return paper


@transaction.atomic
def save_paper(
    *, paper: Paper, edit: Edit, page: str, sequence: int, by: Member, now: datetime
) -> tuple[Saved, Paper]:
    """Store the text unless another page wrote it meanwhile.

    Raises ``WorkflowError`` if the round is over, or the minutes have fixed the text.
    Not recorded: the versions are.
    """
    hold_round(paper.cell_round)
    refuse_fixed(paper)
    row = taken(paper)
    outcome = judge(row, edit, PAPER_FIELDS, page=page, sequence=sequence)
    if outcome == Saved.STORED:
        values = edit.values | {"saved_by": by}
        store(row, values, page=page, sequence=sequence, now=now)
    return outcome, row


@transaction.atomic
def keep_version(
    *, paper: Paper, seen_version: int, by: Member, now: datetime
) -> PaperVersion:
    """The text as it was seen is kept as a version; the newest one if it is the same.

    Raises ``WorkflowError`` if it has changed since, or if the round is over.
    """
    hold_round(paper.cell_round)
    row = taken(paper, seen_version)
    version = keep(row, VersionOrigin.SAVED, by=by, now=now)
    record("paper.keep", row, by=by, now=now, number=version.number)
    return version


@transaction.atomic
def redraft_paper(
    *, paper: Paper, text: str, seen_version: int, by: Member, now: datetime
) -> Paper:
    """The text is what the data and the model give now; the edited one is a version.

    Raises ``WorkflowError`` if it has changed since, if the round is over, or the
    minutes have fixed the text.
    """
    hold_round(paper.cell_round)
    refuse_fixed(paper)
    row = taken(paper, seen_version)
    replace_text(row, text, VersionOrigin.DRAFTED, by=by, now=now)
    record("paper.redraft", row, by=by, now=now)
    return row


@transaction.atomic
def fill_paper(
    *, paper: Paper, text: str, seen_version: int, by: Member, now: datetime
) -> Paper:
    """The text with open places filled stands as a version; it is no new draft.

    Raises ``WorkflowError`` if it has changed since, if the round is over, or the
    minutes have fixed the text.
    """
    hold_round(paper.cell_round)
    refuse_fixed(paper)
    row = taken(paper, seen_version)
    replace_text(row, text, VersionOrigin.SAVED, by=by, now=now)
    record("paper.fill", row, by=by, now=now)
    return row


@transaction.atomic
def use_version_again(
    *, version: PaperVersion, seen_version: int, by: Member, now: datetime
) -> Paper:
    """The text is that of an older version; the one that it replaces is kept.

    Raises ``WorkflowError`` if it has changed since, if the round is over, or the
    minutes have fixed the text.
    """
    hold_round(version.paper.cell_round)
    refuse_fixed(version.paper)
    row = taken(version.paper, seen_version)
    replace_text(row, version.text, VersionOrigin.USED_AGAIN, by=by, now=now)
    record("paper.use_again", row, by=by, now=now, number=version.number)
    return row


@transaction.atomic
def show_paper(
    *, paper: Paper, seen_version: int, by: Member, now: datetime
) -> PaperVersion:
    """Every member of the cell may read the text as it was seen; they are told.

    Raises ``WorkflowError`` if it has changed since, or if the round is over.
    """
    hold_round(paper.cell_round)
    row = taken(paper, seen_version)
    version = keep(row, VersionOrigin.SHOWN, by=by, now=now)
    if row.shown_version_id == version.pk:
        return version
    set_shown(row, version, now)
    on = timezone.localdate(now)
    members = Membership.objects.on(on).filter(cell=paper.cell_round.cell_id)
    notify(
        set(members.values_list("member", flat=True)) - {by.pk},
        NotificationKind.PAPER_READY,
        now=now,
        path=reverse("reports:session_paper", args=[row.pk]),
    )
    record("paper.show", row, by=by, now=now, number=version.number)
    return version


@transaction.atomic
def hide_paper(*, paper: Paper, shown_version_id: int, by: Member, now: datetime):
    """Only secretary and deputy read the paper again.

    Raises ``WorkflowError`` if another version has been shown since.
    """
    row = taken(paper)
    if row.shown_version_id != shown_version_id:
        raise WorkflowError(_("It has changed since you opened it. Read it again."))
    set_shown(row, None, None)
    record("paper.hide", row, by=by, now=now)


@transaction.atomic
def issue_paper(*, paper: Paper, by: Member, now: datetime) -> PaperVersion:
    """The text as it stands is a version, from which a document is made."""
    row = taken(paper)
    version = keep(row, VersionOrigin.ISSUED, by=by, now=now)
    record("paper.export", row, by=by, now=now, number=version.number, form="pdf")
    return version


@transaction.atomic
def record_export(
    *, paper: Paper, version: PaperVersion, by: Member, now: datetime
) -> None:
    """That a version was taken away as it is."""
    record("paper.export", paper, by=by, now=now, number=version.number, form="pdf")


def taken(paper: Paper, seen_version: int | None = None) -> Paper:
    """The paper as it stands, which nobody else changes until the transaction ends."""
    rows = Paper.objects.filter(pk=paper.pk)
    if seen_version is not None:
        rows = rows.filter(version=seen_version)
    if not rows.update(version=F("version")):
        raise WorkflowError(_("It has changed since you opened it. Read it again."))
    return Paper.objects.select_related("cell_round").get(pk=paper.pk)


def keep(paper: Paper, origin, *, by: Member, now: datetime) -> PaperVersion:
    """The text of the taken ``paper`` as a version; none is made twice in a row."""
    newest = paper.versions.order_by("-number").first()
    if newest and newest.text == paper.text:
        return newest
    return PaperVersion.objects.create(
        paper=paper,
        number=(newest.number if newest else 0) + 1,
        text=paper.text,
        origin=origin,
        saved_by=by,
        saved_at=now,
    )


def replace_text(paper: Paper, text: str, origin, *, by, now: datetime) -> None:
    keep(paper, VersionOrigin.REPLACED, by=by, now=now)
    values = {"text": text, "saved_by": by}
    store(paper, values, page="", sequence=0, now=now)
    keep(paper, origin, by=by, now=now)


def set_shown(paper: Paper, version: PaperVersion | None, at: datetime | None) -> None:
    Paper.objects.filter(pk=paper.pk).update(shown_version=version, shown_at=at)
    paper.shown_version, paper.shown_at = version, at


def record(action: str, paper: Paper, *, by, now: datetime, **details) -> None:
    record_action(
        action,
        paper,
        organisation_id=paper.cell_round.cell_id,
        actor=by,
        now=now,
        kind=str(paper.kind),
        **details,
    )
