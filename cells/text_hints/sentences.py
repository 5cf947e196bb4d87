"""What a hint says, in the words of the shared wording; never a number."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from cells.text_hints.codes import Code

SENTENCES = {
    Code.NO_TIME_OR_PLACE: gettext_noop(
        "When and where did this happen? Adding one point in time is enough."
    ),
    Code.DATE_WITHOUT_DEED: gettext_noop(
        "There is a time, but no deed yet. Add what was done or left undone."
    ),
    Code.GENERIC_PHRASE: gettext_noop(
        "Anybody could have written this. Name one deed of your own."
    ),
    Code.SLOGAN: gettext_noop(
        "This is a promise in general. Name what you will do, and until when."
    ),
    Code.FILLER: gettext_noop(
        "Nothing is said here yet. One or two sentences on something real are enough."
    ),
    Code.CAUSE_WITHOUT_REMEDY: gettext_noop(
        "A cause is named, but no remedy. What will you do about that cause?"
    ),
    Code.REMEDY_WITHOUT_PRODUCT_OR_DATE: gettext_noop(
        "The remedy has no date or result yet. When is it done, and what shows it?"
    ),
    Code.COPIED_FROM_LAST_YEAR: gettext_noop(
        "Nearly the same as last year. If the shortcoming is still there, add how far "
        "last year's plan got and why it is not over."
    ),
    Code.COPIED_FROM_COLLEAGUE: gettext_noop(
        "Nearly the same as another comrade's report. They may have worked on the "
        "same matter; please read both."
    ),
    Code.COPIED_FROM_INDICATOR_TEXT: gettext_noop(
        "These are the words of the resolution. Name a deed of your own."
    ),
    Code.ABOUT_OTHERS_IN_GENERAL: gettext_noop(
        "This speaks of others or in general. What is your own part in it?"
    ),
    Code.BLAMES_OTHERS: gettext_noop(
        "The cause lies with others. Name your own part as well."
    ),
    Code.PRAISE_AS_FAULT: gettext_noop(
        "This looks like a merit. Name something that was not done well."
    ),
    Code.ALL_NONE: gettext_noop(
        "All 27 manifestations are answered “none”. Read through them once more; if "
        "it is so, just file it."
    ),
    Code.ABOUT_PERSON: gettext_noop(
        "This remark speaks of the person. Try again with a deed: “At the meeting of "
        "12/8 part A came 3 days late; please tell us beforehand next time.”"
    ),
    Code.NOT_COUNTABLE: gettext_noop(
        "The result cannot be counted yet. For example: 1 lecture revised, 4 feedback "
        "forms, 1 certificate."
    ),
    Code.NO_DUE_DATE: gettext_noop("There is no date of completion yet."),
}


def sentence(code: Code) -> str:
    return _(SENTENCES[code])
