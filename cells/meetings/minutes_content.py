"""What passing fixes: every word of the minutes with heads and votes, as plain data."""

from dataclasses import asdict, dataclass, replace

from cells.canonical import content_hash
from cells.meetings.minutes_drafting import Records, records_of
from cells.meetings.minutes_drafting.ending import ENDED, closing, ended_words
from cells.meetings.models import Meeting, Minutes, MinutesPart, PartKind, Vote

SCHEMA = 1


@dataclass(frozen=True)
class ShownPart:
    """A part as it is read, from the fixed content or from the draft.

    ``lead`` stands before the text: who speaks, or to whom something is pointed out.
    ``member``: the id of the member whom it concerns, None for the cell as a whole.
    """

    kind: PartKind
    lead: str
    text: str
    member: int | None = None
    author: str = ""
    indicator: int | None = None
    reference: str = ""

    @property
    def lines(self) -> list[str]:
        """Each line is a paragraph in print."""
        return self.text.split("\n")


def parts_of(minutes: Minutes) -> list[MinutesPart]:
    """One query."""
    people = ("member", "remark__author", "remark__subject", "finding__subject")
    indicators = ("remark__indicator", "finding__indicator")
    return list(minutes.parts.select_related(*people, *indicators))


def shown_part(part: MinutesPart) -> ShownPart:
    source = part.remark or part.finding
    return ShownPart(
        kind=PartKind(part.kind),
        lead=lead_of(part),
        text=part.text,
        member=source.subject_id if source else part.member_id,
        author=part.remark.author.full_name if part.remark else "",
        indicator=source.indicator.number if source and source.indicator else None,
        reference=str(source.reference) if source else "",
    )


def lead_of(part: MinutesPart) -> str:
    """In Vietnamese as the paper is; "" where the text begins by itself."""
    if part.remark:
        return f"Đồng chí {part.remark.author.full_name}:"
    if part.finding:
        return f"Đối với đồng chí {part.finding.subject.full_name}:"
    endings = {
        PartKind.PRESENTATION: "tự phê bình",
        PartKind.RESPONSE: "tiếp thu, giải trình",
    }
    if part.member and part.kind in endings:
        return f"Đồng chí {part.member.full_name} {endings[PartKind(part.kind)]}:"
    return ""


def content_now(minutes: Minutes) -> dict:
    """What passing would fix of the draft as it stands."""
    return content_of(minutes.meeting, parts_of(minutes), records_of(minutes.meeting))


def content_of(meeting: Meeting, parts: list[MinutesPart], records: Records) -> dict:
    return {
        "schema": SCHEMA,
        "cell": meeting.cell_round.cell.name,
        "year": meeting.cell_round.round.year,
        "held_on": meeting.held_on.isoformat(),
        "chair": meeting.chair.full_name,
        "clerk": meeting.clerk.full_name,
        "heads": asdict(records.base),
        "parts": [part_content(part) for part in parts_to_pass(parts, records)],
        "votes": [vote_content(vote) for vote in records.votes],
        "conclusion": records.conclusion,
    }


def parts_to_pass(parts: list[MinutesPart], records: Records) -> list[ShownPart]:
    """The vote on the minutes comes after the text was drafted: what nobody wrote
    otherwise in the closing says its result."""
    closing_now = closing(records).text
    return [
        replace(shown_part(part), text=closing_now)
        if part.kind == PartKind.CLOSING and part.text == part.drafted
        else shown_part(part)
        for part in parts
    ]


def part_content(part: ShownPart) -> dict:
    return asdict(part) | {"kind": str(part.kind)}


def vote_content(vote: Vote) -> dict:
    names = ("subject", "question", "mode", "rule", "entitled", "in_favour")
    names += ("against", "blank", "carried")
    return {name: getattr(vote, name) for name in names}


def shown_parts(minutes: Minutes) -> list[ShownPart]:
    """From the fixed content once there is one, else from the draft."""
    if minutes.content is None:
        return [shown_part(part) for part in parts_of(minutes)]
    parts = [
        ShownPart(**part | {"kind": PartKind(part["kind"])})
        for part in minutes.content["parts"]
    ]
    return parts + end_of_session(minutes, parts)


def end_of_session(minutes: Minutes, parts: list[ShownPart]) -> list[ShownPart]:
    """When it ended, if the minutes were passed before: a record beside their text."""
    ended_at = minutes.meeting.ended_at
    told = any(ENDED in part.text for part in parts if part.kind == PartKind.CLOSING)
    if ended_at is None or told:
        return []
    words = f"Buổi sinh hoạt {ended_words(ended_at)}"
    return [ShownPart(PartKind.CLOSING, lead="", text=words)]


def hash_now(minutes: Minutes) -> str:
    return content_hash(content_now(minutes))


def is_intact(minutes: Minutes) -> bool:
    """Whether the fixed content is still the one that was hashed."""
    return content_hash(minutes.content) == minutes.content_sha256
