"""One drafted part, and what says which part of the stored minutes it is."""

from dataclasses import dataclass

from cells.meetings.models import (
    AnswerKind,
    CellFinding,
    MinutesPart,
    PartKind,
    Remark,
)
from cells.organisation.models import Member

GAP = "…"
ANSWER_WORDS = {
    AnswerKind.ACCEPTS: "tiếp thu",
    AnswerKind.EXPLAINS: "giải trình",
    AnswerKind.RESERVES: "bảo lưu ý kiến",
}


@dataclass(frozen=True)
class Draft:
    """``member``: whose presentation or response it is."""

    kind: PartKind
    text: str
    member: Member | None = None
    remark: Remark | None = None
    finding: CellFinding | None = None


def key_of(part: Draft | MinutesPart) -> tuple:
    """The same for a stored part and for the draft that renews it."""
    if isinstance(part, MinutesPart):
        ids = (part.member_id, part.remark_id, part.finding_id)
    else:
        ids = tuple(
            each.pk if each else None
            for each in (part.member, part.remark, part.finding)
        )
    return (str(part.kind), *ids)


def sentence(text: str) -> str:
    """With a full stop, unless it ends a sentence already."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…:;" else f"{text}."


def bare(text: str) -> str:
    """Without the full stop, to stand inside a sentence."""
    return text.strip().rstrip(".")


def answer_line(record: Remark | CellFinding) -> str:
    """“Đồng chí Hoàng Văn Sơn giải trình: …”; "" while there is no answer."""
    if not record.answer:
        return ""
    words = ANSWER_WORDS[AnswerKind(record.answer)]
    lead = f"Đồng chí {record.subject.full_name} {words}"
    return sentence(f"{lead}: {record.answer_text}" if record.answer_text else lead)
