"""A report as it is read: group by group, row by row."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cells.indicators.models import Frequency
from cells.reviews.filed_content import FiledContent
from cells.reviews.models import SelfReview
from cells.reviews.pages.shared import ROMAN, general_labels, write_url


@dataclass
class ReadRow:
    number: int
    label: str
    text: str
    frequency_label: str
    is_none: bool
    parts: list[str]
    deed: str
    cause_subjective: str
    cause_objective: str
    remedy: str
    edit_url: str = ""
    hints: list[str] = field(default_factory=list)
    reader_hints: list = field(default_factory=list)
    guidance: object = None
    thread: list = field(default_factory=list)
    for_session: bool = False


def has_open_guidance(rows) -> bool:
    """Whether the reader has written at one of ``rows``, so that a fold stands open."""
    return any(row.guidance and row.guidance.is_open for row in rows)


@dataclass(frozen=True)
class ReadGroup:
    """Nine answers: what says something in full, “none” in one folded line."""

    title: str
    rows: list[ReadRow]

    @property
    def told(self) -> list[ReadRow]:
        return [row for row in self.rows if not row.is_none]

    @property
    def none(self) -> list[ReadRow]:
        return [row for row in self.rows if row.is_none]

    @property
    def none_is_open(self) -> bool:
        return has_open_guidance(self.none)


@dataclass(frozen=True)
class GeneralText:
    label: str
    text: str


def read_groups(
    content: FiledContent, review: SelfReview | None = None, hints: dict | None = None
):
    """The answers group by group; with ``review`` each row leads to its place.

    ``hints``: the lines of hints by the indicator's number.
    """
    return [
        ReadGroup(
            title=f"{ROMAN.get(group['number'], group['number'])}. {group['name']}",
            rows=[
                read_row(answer, review, (hints or {}).get(answer.number, []))
                for answer in content.answers
                if answer.group == group["number"]
            ],
        )
        for group in content.groups
    ]


def read_row(answer, review, lines=()) -> ReadRow:
    hints, edit_url = [], ""
    if review:
        edit_url = write_url(review, answer.group, f"answer-{answer.number}")
        hints = [line.text for line in lines] + empty_field_hints(answer, lines)
    return ReadRow(
        number=answer.number,
        label=answer.label,
        text="" if answer.is_none else answer.text,
        frequency_label=(
            str(Frequency(answer.frequency).label) if answer.frequency else ""
        ),
        is_none=answer.is_none,
        parts=[part["text"] for part in answer.parts],
        deed=answer.deed,
        cause_subjective=answer.cause_subjective,
        cause_objective=answer.cause_objective,
        remedy=answer.remedy,
        edit_url=edit_url,
        hints=hints,
    )


def empty_field_hints(answer, lines=()) -> list[str]:
    """An empty cause or remedy is only a hint; it keeps nothing from being filed.

    ``lines`` are shown already.
    """
    if answer.is_none or not answer.frequency:
        return []
    hints = []
    if not answer.cause_subjective and not answer.cause_objective:
        hints.append(_("No cause is named yet."))
    if not answer.remedy and not any(line.field == "remedy" for line in lines):
        hints.append(_("No remedy is named yet."))
    return hints


def general_texts(content: FiledContent) -> list[GeneralText]:
    labels = general_labels()
    return [GeneralText(labels[name], content.general[name]) for name in labels]
