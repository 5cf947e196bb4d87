"""All parts of the minutes in the order of paper 5.7."""

from cells.meetings.minutes_drafting.beginning import (
    opening,
    proceedings,
    who_took_part,
)
from cells.meetings.minutes_drafting.drafts import Draft
from cells.meetings.minutes_drafting.ending import closing, conclusion, discussion
from cells.meetings.minutes_drafting.members import findings, members
from cells.meetings.minutes_drafting.records import Records


def drafts_of(records: Records) -> list[Draft]:
    return [
        opening(records),
        who_took_part(records),
        proceedings(records),
        *members(records),
        *findings(records),
        discussion(records),
        conclusion(records),
        closing(records),
    ]
