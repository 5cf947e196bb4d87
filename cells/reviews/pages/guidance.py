"""Guidance at the items of a filed version: sent, answered, or still the reader's."""

from dataclasses import dataclass, field
from itertools import pairwise

from django.utils.translation import gettext as _

from cells.dates import clock
from cells.reviews.filed_content import FiledContent
from cells.reviews.models import Guidance, Outcome, Submission
from cells.reviews.returned_items import MOST_RETURNS, RETURNING
from cells.saved_rows import Conflict, conflict_of
from cells.saving import digest


@dataclass(frozen=True)
class GuidanceField:
    """The reader's own guidance at an item, not sent yet; "" if none stands there."""

    number: int
    text: str
    version: int
    seen: str
    errors: list[str] = field(default_factory=list)
    conflict: Conflict | None = None
    unsaved: bool = False

    @property
    def prefix(self) -> str:
        return f"g{self.number}"

    @property
    def is_open(self) -> bool:
        return bool(self.text or self.errors or self.conflict)


@dataclass(frozen=True)
class SentGuidance:
    """Guidance that was sent, and why the author kept the text nevertheless."""

    text: str
    by_line: str
    answer: str
    is_withdrawn: bool


def guidance_fields(numbers, drafts: list[Guidance], typed) -> dict[int, GuidanceField]:
    """A field for each of ``numbers``, as stored or as just typed."""
    stored = {each.indicator.number: each for each in drafts}
    return {number: one_field(number, stored.get(number), typed) for number in numbers}


def one_field(number: int, draft: Guidance | None, typed) -> GuidanceField:
    text = draft.text if draft else ""
    version = draft.version if draft else 0
    seen = digest({"text": text})
    just_typed = typed.typed_text(number) if typed else None
    if just_typed is None or not typed.is_unsaved(number):
        return GuidanceField(number, text, version, seen)
    return GuidanceField(
        number,
        just_typed,
        typed.guidance[number].seen_version,
        "",
        errors=list(typed.refused.get(number, [])),
        conflict=typed.conflicts.get(number),
        unsaved=True,
    )


def guidance_conflict(row: Guidance, text: str) -> Conflict:
    """Two windows of one reader: both texts, and neither is lost."""
    labels = {"text": _("Guidance for this item")}
    return conflict_of(row, {"text": text}, labels, fields={"text": row.text})


def returned_often(sent: list[Guidance]) -> set[int]:
    """Numbers that were returned twice by decisions in force: for the session."""
    times = {}
    for each in sent:
        decision = each.decision
        if decision.withdrawn_at is None and decision.outcome in RETURNING:
            number = each.indicator.number
            times[number] = times.get(number, 0) + 1
    return {number for number, count in times.items() if count >= MOST_RETURNS}


def threads(
    sent: list[Guidance], versions: list[Submission]
) -> dict[int, list[SentGuidance]]:
    """By item, the guidance sent in this round and what the author answered.

    The answer to guidance at one version stands in the version filed after it.
    ``versions``: the filings up to the one that is shown, oldest first.
    """
    answers = answers_by_version(versions)
    found = {}
    for each in sent:
        number = each.indicator.number
        withdrawn = each.decision.withdrawn_at is not None
        kept = answers.get(each.submission_id, {}).get(number, "")
        found.setdefault(number, []).append(
            SentGuidance(
                text=each.text,
                by_line=f"{each.writer}, {clock(each.decision.decided_at)}",
                answer="" if withdrawn else kept,
                is_withdrawn=withdrawn,
            )
        )
    return found


def answers_by_version(versions: list[Submission]) -> dict[int, dict[int, str]]:
    """Id of a version → number → why the text was kept in the version after it."""
    standing = [each for each in versions if each.recalled_at is None]
    return {
        earlier.pk: {
            answer.number: answer.kept_reason
            for answer in FiledContent.from_json(later.content).answers
            if answer.kept_reason
        }
        for earlier, later in pairwise(standing)
    }


def outcome_words() -> list[tuple[str, str, str]]:
    """The three decisions: value, label, and what each of them means."""
    return [
        (
            Outcome.ACCEPT.value,
            _("Meets the requirement"),
            _("It goes into the summary."),
        ),
        (
            Outcome.GUIDE.value,
            _("Send the guidance"),
            _("Some items; the author corrects them or says why not."),
        ),
        (
            Outcome.REQUEST_REWRITE.value,
            _("Ask for a rewrite"),
            _("The whole report; at most twice in a round."),
        ),
    ]
