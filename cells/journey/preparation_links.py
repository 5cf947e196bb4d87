"""From the preparation to materials, meeting, papers and talks, each with its state."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.collective.models import CollectiveReview
from cells.dates import weekday_date
from cells.meetings.agenda import Balance
from cells.meetings.models import Meeting
from cells.preparation import duty_policies
from cells.preparation.models.lessons import LessonLearned
from cells.preparation.models.materials import Material
from cells.preparation.models.papers import Paper, PaperKind
from cells.preparation.models.readings import ReadingConfirmation
from cells.rounds.models import CellRound


@dataclass(frozen=True)
class PreparationLink:
    """``url`` is empty where there is nothing to open yet."""

    title: str
    detail: str
    url: str
    icon: str


def links_of(
    cell_round: CellRound, user, *, leads: bool, is_open: bool, papers: list[Paper]
) -> list[PreparationLink]:
    """In the order in which they are needed.

    ``cell_round`` comes from ``with_counts``.
    """
    links = [
        materials_link(cell_round, leads=leads),
        meeting_link(cell_round, may_plan=leads and is_open),
        papers_link(cell_round, papers, leads=leads),
        *collective_links(cell_round, user, may_start=leads and is_open),
        *lessons_links(cell_round),
    ]
    if duty_policies.keeps_talks(user, cell_round):
        links.append(talks_link(cell_round))
    return links


def with_counts(rounds, member_id: int):
    """Each round with its number of materials and of their confirmations, one's own
    apart, and the lessons of the newest session before it, in the query that loads it.
    """
    round_of = {"cell_round": OuterRef("pk")}
    read = ReadingConfirmation.objects.filter(
        material__cell_round=OuterRef("pk"), material__withdrawn_at__isnull=True
    )
    lessons = LessonLearned.objects.filter(
        withdrawn_at=None,
        cell_round__cell=OuterRef("cell"),
        cell_round__lt=OuterRef("pk"),
    ).order_by("-cell_round")
    of_that_round = LessonLearned.objects.filter(
        withdrawn_at=None, cell_round=OuterRef("lessons_round")
    )
    sessions = Meeting.objects.standing().filter(
        cell_round=OuterRef("lessons_round"), continues=None
    )
    return rounds.annotate(
        materials_number=counted(Material.objects.standing().filter(**round_of)),
        readings_number=counted(read),
        own_readings_number=counted(read.filter(member=member_id)),
        lessons_round=Subquery(lessons.values("cell_round")[:1]),
        lessons_year=Subquery(lessons.values("cell_round__round__year")[:1]),
    ).annotate(
        lessons_number=counted(of_that_round),
        lessons_session=Subquery(sessions.values("pk")[:1]),
    )


def counted(rows) -> Subquery:
    """How many ``rows`` there are, as a column of the outer query."""
    whole = rows.order_by().annotate(whole=Value(1)).values("whole")
    return Coalesce(Subquery(whole.annotate(number=Count("pk")).values("number")), 0)


def materials_link(cell_round: CellRound, *, leads: bool) -> PreparationLink:
    """One's own confirmations; for leaders also how many there are in all."""
    sentences = [own_reading(cell_round)]
    if leads and cell_round.materials_number:
        number = cell_round.readings_number
        confirmed = ngettext(
            "In all %(n)s confirmation.", "In all %(n)s confirmations.", number
        )
        sentences.append(confirmed % {"n": number})
    list_url = reverse("preparation:round_materials", args=[cell_round.pk])
    return PreparationLink(
        title=_("Materials to read"),
        detail=" ".join(sentences),
        url=list_url if leads else reverse("preparation:materials"),
        icon="eye",
    )


def own_reading(cell_round: CellRound) -> str:
    if not cell_round.materials_number:
        return _("Nothing to read has been put here yet.")
    return _("You have confirmed %(n)s of %(of)s.") % {
        "n": cell_round.own_readings_number,
        "of": cell_round.materials_number,
    }


def meeting_link(cell_round: CellRound, *, may_plan: bool) -> PreparationLink:
    """Date, hour and place, and how long the running order is."""
    meeting = (
        Meeting.objects.standing()
        .filter(cell_round=cell_round, continues__isnull=True)
        .annotate(item_number=Count("items"), item_minutes=Sum("items__minutes"))
        .first()
    )
    if meeting:
        url = reverse("meetings:detail", args=[meeting.pk])
    else:
        url = reverse("meetings:plan", args=[cell_round.pk]) if may_plan else ""
    return PreparationLink(
        title=_("The meeting and its running order"),
        detail=(
            meeting_words(meeting, plans=may_plan) if meeting else _("Not planned yet.")
        ),
        url=url,
        icon="calendar",
    )


def meeting_words(meeting: Meeting, *, plans: bool) -> str:
    """Who plans it also learns here that the minutes do not add up."""
    parts = [weekday_date(meeting.held_on) if meeting.held_on else _("no day yet")]
    if meeting.starts_at:
        parts.insert(0, date_format(meeting.starts_at, "H:i"))
    if meeting.place:
        parts.append(meeting.place)
    where = ", ".join(parts)
    if not meeting.item_number:
        return _("%(where)s. No running order yet.") % {"where": where}
    balance = Balance(meeting.item_minutes, meeting.minutes, meeting.expected_number)
    if plans and balance.over:
        return f"{where}. {balance.sentence}"
    return _("%(where)s. Running order: %(n)s items, %(minutes)s minutes.") % {
        "where": where,
        "n": meeting.item_number,
        "minutes": meeting.item_minutes,
    }


def papers_link(
    cell_round: CellRound, papers: list[Paper], *, leads: bool
) -> PreparationLink:
    shown = [paper for paper in papers if paper.shown_version_id]
    if leads:
        detail = _("Drafted: %(n)s of %(of)s; shown to the cell: %(shown)s.") % {
            "n": len(papers),
            "of": len(PaperKind),
            "shown": len(shown),
        }
    elif shown:
        detail = _("Shown to the cell: %(n)s.") % {"n": len(shown)}
    else:
        detail = _("No paper has been shown to the cell yet.")
    return PreparationLink(
        title=_("Papers of the session"),
        detail=detail,
        url=reverse("preparation:papers", args=[cell_round.pk]),
        icon="document",
    )


def paper_urls(
    papers: list[Paper], cell_round: CellRound, *, may_write: bool
) -> dict[str, str]:
    """By kind: where leaders write it, and where the cell reads what is shown."""
    if may_write:
        to_draft = reverse("preparation:papers", args=[cell_round.pk])
        urls = dict.fromkeys(PaperKind.values, to_draft)
        return urls | {
            paper.kind: reverse("preparation:paper", args=[paper.pk])
            for paper in papers
        }
    return {
        paper.kind: reverse("reports:session_paper", args=[paper.pk])
        for paper in papers
        if paper.shown_version_id
    }


def lessons_links(cell_round: CellRound) -> list[PreparationLink]:
    """What the cell learned from the last session, where it wrote something down."""
    if not cell_round.lessons_session:
        return []
    number = ngettext("%(n)s lesson", "%(n)s lessons", cell_round.lessons_number)
    return [
        PreparationLink(
            title=_("Lessons of %(year)s") % {"year": cell_round.lessons_year},
            detail=number % {"n": cell_round.lessons_number},
            url=reverse("meetings:lessons", args=[cell_round.lessons_session]),
            icon="book",
        )
    ]


def collective_links(
    cell_round: CellRound, user, *, may_start: bool
) -> list[PreparationLink]:
    """The self-reviews of the collective that one may see; leaders may begin one."""
    reviews = list(
        CollectiveReview.objects.visible_to(user).filter(cell_round=cell_round)
    )
    found = [
        PreparationLink(
            title=_("Self-review of the collective"),
            detail=collective_words(review),
            url=reverse("collective:detail", args=[review.pk]),
            icon="people",
        )
        for review in reviews
    ]
    if found or not may_start:
        return found
    return [
        PreparationLink(
            title=_("Self-review of the collective"),
            detail=_("Not begun; it may be left out."),
            url=reverse("collective:current"),
            icon="people",
        )
    ]


def collective_words(review: CollectiveReview) -> str:
    body = str(review.get_body_display())
    return f"{body[:1].upper()}{body[1:]}: {review.get_status_display()}."


def talks_link(cell_round: CellRound) -> PreparationLink:
    return PreparationLink(
        title=_("Talks beforehand"),
        detail=_("Your own list; nobody else opens it."),
        url=reverse("preparation:talks", args=[cell_round.pk]),
        icon="lock",
    )
