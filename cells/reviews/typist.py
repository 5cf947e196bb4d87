"""Who may be named to type in a report that was written on paper, and by whom."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from cells.organisation.holders import OfficeChart, office_chart
from cells.organisation.models import Mandate, Member, Membership, Organisation
from cells.organisation.name_order import name_order
from cells.reviews.models import EntryEnd, PaperEntry, ReviewStatus, SelfReview
from cells.reviews.reader import deciders
from cells.workflow import WorkflowError

LEFT_TO_AUTHOR = frozenset({EntryEnd.TAKEN_OVER, EntryEnd.WITHDRAWN})


def refuse_while_typed(review: SelfReview) -> None:
    """The author neither writes nor files while somebody types the report in."""
    if sentence := why_not_written(review, None):
        raise WorkflowError(sentence)


def why_not_written(review: SelfReview, typist: Member | None) -> str:
    """Why ``typist``, or the author, does not write this report; "" if they may."""
    if review.status == ReviewStatus.ENTERED:
        return _(
            "This report was entered from paper and waits to be confirmed; it cannot "
            "be changed now. What you just wrote stands below."
        )
    if typist is None and review.typist_id:
        return _(
            "Comrade %(name)s enters this report from paper. Take it back to write it "
            "yourself. What you just wrote stands below."
        ) % {"name": review.typist.full_name}
    if typist and review.typist_id != typist.pk:
        return _("You do not enter this report any more.")
    return ""


def open_entry(review: SelfReview) -> PaperEntry:
    """The entry that goes on; raises ``WorkflowError`` if there is none."""
    going_on = review.paper_entries.filter(ended_at__isnull=True)
    entry = going_on.select_related("typist", "named_by").first()
    if entry is None:
        raise WorkflowError(_("Nobody enters this report from paper now."))
    return entry


def insiders(cell: Organisation, on: date) -> list[Member]:
    """Everybody who belongs to the cell or holds an office in it on ``on``."""
    of_cell = Membership.objects.on(on).filter(cell=cell).values("member")
    in_office = Mandate.objects.on(on).filter(organisation=cell).values("member")
    found = Member.objects.filter(
        Q(pk__in=of_cell) | Q(pk__in=in_office), is_active=True, is_staff=False
    )
    return sorted(found, key=name_order)


def people_to_name(review: SelfReview, by: Member, on: date) -> list[Member]:
    """Whom ``by``, the author or the secretary, may name.

    Never a stranger to the cell. The secretary, who names with a paper in hand, shows
    nobody a text that they do not know: where something is written already, only who
    typed it before or reads the report may go on.
    """
    cell = review.cell_round.cell
    people = [each for each in insiders(cell, on) if each.pk != review.author_id]
    if by.pk == review.author_id or not holds_text(review):
        return people
    known = knowing_the_text(review, office_chart(cell, on), on)
    return [each for each in people if each.pk in known]


def holds_text(review: SelfReview) -> bool:
    """Whether anything stands in the working copy."""
    rows = [*review.answers.all(), *texts_of_general_part(review)]
    return any(row.saved_at for row in rows)


def texts_of_general_part(review: SelfReview) -> list:
    part = getattr(review, "general_part", None)
    return [part] if part else []


def knowing_the_text(review: SelfReview, chart: OfficeChart, on: date) -> set[int]:
    """Who typed it before, and who reads what was filed."""
    known = set(review.paper_entries.values_list("typist", flat=True))
    if review.submissions.filter(recalled_at__isnull=True).exists():
        known |= deciders(review, chart, on)
    return known


def refuse_to_name(review: SelfReview, by: Member) -> None:
    """Raises ``WorkflowError`` where nobody may be named now.

    The guard: no answer was saved by the author since the last filing; and the
    secretary does not name again what the author has taken back.
    """
    if review.typist_id:
        raise WorkflowError(
            _("Comrade %(name)s enters this report already. Take it back first.")
            % {"name": review.typist.full_name}
        )
    last = review.submissions.order_by("-number").first()
    entries = list(review.paper_entries.all())
    if was_written(review, entries, since=last and last.filed_at):
        raise WorkflowError(
            _(
                "Something has been written on screen since the last filing. Nobody "
                "else is shown it: the author goes on writing."
            )
        )
    if by.pk != review.author_id and left_to_author(review, entries, last):
        raise WorkflowError(
            _("The author has taken the report back and alone names somebody again.")
        )


def was_written(review: SelfReview, entries: list[PaperEntry], *, since) -> bool:
    """Whether the author saved anything since ``since``.

    The author does not write while a typist is named; what was saved outside the
    times of the entries is therefore the author's.
    """
    rows = [*review.answers.all(), *texts_of_general_part(review)]
    moments = [row.saved_at for row in rows if row.saved_at]
    times = [(each.named_at, each.ended_at) for each in entries]
    return any(
        not any(start <= moment <= (end or moment) for start, end in times)
        for moment in moments
        if since is None or moment > since
    )


def left_to_author(review: SelfReview, entries, last) -> bool:
    """Whether it was the author who ended the newest entry since the last filing."""
    newest = entries[-1] if entries else None
    return (
        newest is not None
        and newest.ending in LEFT_TO_AUTHOR
        and newest.ended_by_id == review.author_id
        and (last is None or newest.ended_at > last.filed_at)
    )
