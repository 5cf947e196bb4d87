"""The kinds of hint, by the names that the command prints."""

from enum import StrEnum


class Code(StrEnum):
    NO_TIME_OR_PLACE = "no_time_or_place"
    DATE_WITHOUT_DEED = "date_without_deed"
    GENERIC_PHRASE = "generic_phrase"
    SLOGAN = "slogan"
    FILLER = "filler"
    CAUSE_WITHOUT_REMEDY = "cause_without_remedy"
    REMEDY_WITHOUT_PRODUCT_OR_DATE = "remedy_without_product_or_date"
    COPIED_FROM_LAST_YEAR = "copied_from_last_year"
    COPIED_FROM_COLLEAGUE = "copied_from_colleague"
    COPIED_FROM_INDICATOR_TEXT = "copied_from_indicator_text"
    ABOUT_OTHERS_IN_GENERAL = "about_others_in_general"
    BLAMES_OTHERS = "blames_others"
    PRAISE_AS_FAULT = "praise_as_fault"
    ALL_NONE = "all_none"
    ABOUT_PERSON = "about_person"
    NOT_COUNTABLE = "not_countable"
    NO_DUE_DATE = "no_due_date"
