"""The own list of talks beforehand: people and days, for its writer alone."""

from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.dates import weekday_date
from cells.preparation.models.talks import TalkBeforehand


@dataclass(frozen=True)
class TalkRow:
    """The two dates as a form field holds them, and in words."""

    anchor: str
    name: str
    planned_on: str
    done_on: str
    planned_text: str
    done_text: str
    url: str
    error: str = ""


@dataclass(frozen=True)
class TalksPage:
    """``may_change``: one is the secretary, and the round is not over."""

    hub_url: str
    session_text: str
    rows: list[TalkRow]
    may_change: bool


def talks_page(cell_round, user, *, may_change: bool, typed=(0, None)) -> TalksPage:
    """``typed``: the line that was sent with a bad date, and its form."""
    talks = (
        TalkBeforehand.objects.visible_to(user)
        .filter(cell_round=cell_round)
        .select_related("member")
    )
    return TalksPage(
        hub_url=reverse("journey:preparation", args=[cell_round.pk]),
        session_text=weekday_date(cell_round.round.session_on),
        rows=[
            typed_row(talk, typed[1]) if talk.pk == typed[0] else talk_row(talk)
            for talk in talks
        ],
        may_change=may_change,
    )


def talk_row(talk: TalkBeforehand) -> TalkRow:
    return TalkRow(
        anchor=f"talk-{talk.pk}",
        name=talk.member.full_name,
        planned_on=talk.planned_on.isoformat() if talk.planned_on else "",
        done_on=talk.done_on.isoformat() if talk.done_on else "",
        planned_text=weekday_date(talk.planned_on)
        if talk.planned_on
        else _("no day yet"),
        done_text=weekday_date(talk.done_on) if talk.done_on else "",
        url=reverse("preparation:talk", args=[talk.pk]),
    )


def typed_row(talk: TalkBeforehand, form) -> TalkRow:
    errors = [error for errors in form.errors.values() for error in errors]
    return replace(
        talk_row(talk),
        planned_on=form.data.get("planned_on", ""),
        done_on=form.data.get("done_on", ""),
        error=" ".join(errors),
    )
