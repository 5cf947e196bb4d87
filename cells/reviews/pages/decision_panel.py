"""What a reader decides with, and what becomes of words that came too late."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.reviews.models import Submission
from cells.reviews.pages.guidance import outcome_words


@dataclass(frozen=True)
class OutcomeChoice:
    value: str
    label: str
    explanation: str
    is_chosen: bool


@dataclass(frozen=True)
class DecisionPanel:
    """The decision as typed so far. Nothing is chosen beforehand."""

    url: str
    version: int
    view: str
    outcomes: list[OutcomeChoice]
    note: str
    due_on: str
    errors: dict
    saved_text: str


@dataclass(frozen=True)
class HeldWords:
    """What was typed for a version that no longer awaits it: nothing is lost.

    With ``url`` the words can be taken along to the newer version that waits there.
    """

    texts: list[tuple[str, str]]
    url: str = ""
    button_label: str = ""
    fields: list[tuple[str, str]] = field(default_factory=list)


def decision_panel(submission: Submission, view: str, typed) -> DecisionPanel:
    chosen = typed.value("outcome") if typed else ""
    return DecisionPanel(
        url=reverse("reviews:decide", args=[submission.pk]),
        version=submission.review.version,
        view=view,
        outcomes=[
            OutcomeChoice(value, label, explanation, value == chosen)
            for value, label, explanation in outcome_words()
        ],
        note=typed.value("note") if typed else "",
        due_on=typed.value("due_on") if typed else "",
        errors=typed.errors if typed and typed.is_decided else {},
        saved_text=_("Your guidance is kept as you write. Nobody else sees it yet."),
    )


def held_words(typed, newer: Submission | None, waits: bool) -> HeldWords | None:
    """``newer``: the version filed meanwhile; ``waits``: whether it is undecided."""
    texts = [
        (_("Item %(i)s") % {"i": number}, text)
        for number, text in typed.typed_guidance().items()
    ]
    texts += [
        (label, typed.value(name))
        for name, label in (
            ("note", _("A word to the author")),
            ("due_on", _("To be filed again by")),
            ("reason", _("Reason")),
        )
        if typed.value(name).strip()
    ]
    if not texts:
        return None
    if newer is None or not waits:
        return HeldWords(texts)
    fields = [(f"g{n}-text", text) for n, text in typed.typed_guidance().items()]
    fields += [(name, typed.value(name)) for name in ("outcome", "note", "due_on")]
    return HeldWords(
        texts,
        url=reverse("reviews:decide", args=[newer.pk]),
        button_label=_("Read version %(n)s with these words") % {"n": newer.number},
        fields=[(name, value) for name, value in fields if value],
    )
