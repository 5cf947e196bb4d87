"""What a filed version holds: a copy in plain data, its hash, and back."""

from dataclasses import asdict, dataclass, field

from cells.indicators.models import Frequency
from cells.reviews.models import GeneralPart, IndicatorAnswer, SelfReview

SCHEMA = 1
GENERAL_FIELDS = ("strengths", "last_round_results", "direction", "proposals")
TEXT_FIELDS = ("deed", "cause_subjective", "cause_objective", "remedy")


@dataclass(frozen=True)
class FiledAnswer:
    """One indicator with the wording of the day; texts are empty under “none”."""

    code: str
    number: int
    group: int
    label: str
    text: str
    frequency: str
    parts: list[dict] = field(default_factory=list)
    deed: str = ""
    cause_subjective: str = ""
    cause_objective: str = ""
    remedy: str = ""
    kept_reason: str = ""

    @property
    def is_none(self) -> bool:
        return self.frequency == Frequency.NONE


@dataclass(frozen=True)
class FiledContent:
    """A whole report: ``groups`` are {number, name}, ``parts`` {number, text}."""

    author: dict
    cell: str
    round: dict
    catalogue: dict
    groups: list[dict]
    general: dict
    answers: list[FiledAnswer]
    schema: int = SCHEMA

    def to_json(self) -> dict:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict) -> "FiledContent":
        answers = [FiledAnswer(**answer) for answer in data["answers"]]
        return cls(**data | {"answers": answers})


def content_of(
    review: SelfReview, answers: list[IndicatorAnswer], general: GeneralPart
) -> FiledContent:
    """The working copy as it would be filed now.

    ``answers`` come with their indicators, groups and parts loaded.
    """
    return plain_content(
        review.cell_round,
        answers,
        general,
        author={
            "full_name": review.author.full_name,
            "position": review.author.position,
            "workplace": review.author.workplace,
        },
    )


def plain_content(cell_round, answers, general, *, author: dict) -> FiledContent:
    """Answers and a general part of a round, of a member or of the collective."""
    catalogue = cell_round.round.catalogue
    groups = {a.indicator.group_id: a.indicator.group for a in answers}
    return FiledContent(
        author=author,
        cell=cell_round.cell.name,
        round={
            "title": cell_round.round.title,
            "year": cell_round.round.year,
            "period_from": cell_round.round.period_from.isoformat(),
            "period_to": cell_round.round.period_to.isoformat(),
            "meanings": cell_round.round.meanings,
        },
        catalogue={"code": catalogue.code, "source": catalogue.source},
        groups=[
            {"number": group.number, "name": group.name}
            for group in sorted(groups.values(), key=lambda group: group.number)
        ],
        general={name: getattr(general, name) for name in GENERAL_FIELDS},
        answers=[filed_answer(answer) for answer in answers],
    )


def filed_answer(answer: IndicatorAnswer) -> FiledAnswer:
    indicator = answer.indicator
    declared = answer.frequency not in (None, Frequency.NONE)
    texts = {name: getattr(answer, name) for name in TEXT_FIELDS} if declared else {}
    marked = [
        {"number": part.number, "text": part.text}
        for part in indicator.parts.all()
        if declared and part.number in answer.marked_parts
    ]
    return FiledAnswer(
        code=indicator.code,
        number=indicator.number,
        group=indicator.group.number,
        label=indicator.label,
        text=indicator.text,
        frequency=answer.frequency or "",
        parts=marked,
        kept_reason=getattr(answer, "kept_reason", ""),
        **texts,
    )
