"""The text of the minutes as it follows from what was recorded, part by part."""

from cells.meetings.minutes_drafting.drafts import Draft, key_of
from cells.meetings.minutes_drafting.news import News, news_of
from cells.meetings.minutes_drafting.records import Records, records_of
from cells.meetings.minutes_drafting.whole import drafts_of

__all__ = [
    "Draft",
    "News",
    "Records",
    "drafts_of",
    "key_of",
    "news_of",
    "records_of",
]
