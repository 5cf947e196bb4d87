"""IV, V and the closing: the last parts of paper 5.7."""

import re
from datetime import datetime
from itertools import count

from django.utils.timezone import localtime

from cells.dates import party_date, party_hour
from cells.meetings.minutes_drafting.drafts import GAP, Draft, bare, sentence
from cells.meetings.minutes_drafting.records import Records
from cells.meetings.minutes_drafting.voting import votes_line
from cells.meetings.models import DiscussionPoint, PartKind, VoteSubject
from cells.preparation.paper_text import without_tables

ENDED = "kết thúc hồi"
HEADING = re.compile(r"^[IVXL]+\s?-\s+(.+)$", re.MULTILINE)


def discussion(records: Records) -> Draft:
    lines = [point_line(each) for each in records.points]
    return Draft(PartKind.DISCUSSION, "\n".join(lines) or GAP)


def point_line(point: DiscussionPoint) -> str:
    who = f"Đồng chí {point.by.full_name}: " if point.by else ""
    text = f"{who}{bare(point.text)}"
    if measure := point.measure:
        facts = [
            f"người thực hiện: {measure.person.full_name}" if measure.person else "",
            f"hạn: {party_date(measure.due_on)}" if measure.due_on else "",
            f"sản phẩm: {bare(measure.product)}" if measure.product else "",
        ]
        told = "; ".join(fact for fact in facts if fact)
        text += f" (giải pháp{': ' if told else ''}{told})"
    return sentence(f"- {text}")


def conclusion(records: Records) -> Draft:
    text = numbered(without_tables(records.conclusion)) or GAP
    begins = "\n" if "\n" in text else " "
    lines = [sentence(f"Chủ trì kết luận:{begins}{text}")]
    asked = records.votes_on(
        VoteSubject.CONCLUSION, VoteSubject.SUMMARY, VoteSubject.OTHER
    )
    lines += [f"{bare(vote.question)}. {votes_line(vote)}" for vote in asked]
    return Draft(PartKind.CONCLUSION, "\n".join(lines))


def numbered(text: str) -> str:
    """The headings of the conclusion stand below that of the minutes: “1. …”."""
    number = count(1)

    def lower(found: re.Match) -> str:
        return f"{next(number)}. {found[1].capitalize()}"

    return HEADING.sub(lower, text)


def closing(records: Records) -> Draft:
    """The vote on the minutes comes last; before it its place stays open."""
    votes = records.votes_on(VoteSubject.MINUTES)
    agreed = f"{votes[-1].in_favour}/{votes[-1].entitled}" if votes else f"{GAP}/{GAP}"
    text = f"Biên bản đã đọc trước chi bộ, {agreed} đồng chí nhất trí"
    if ended_at := records.meeting.ended_at:
        return Draft(
            PartKind.CLOSING, f"{text}; buổi sinh hoạt {ended_words(ended_at)}"
        )
    return Draft(PartKind.CLOSING, f"{text}.")


def ended_words(ended_at: datetime) -> str:
    return f"{ENDED} {party_hour(localtime(ended_at).time())} cùng ngày."
