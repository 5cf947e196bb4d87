"""Pieces that several pages of a report show."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.reviews.models import SelfReview

ROMAN = {1: "I", 2: "II", 3: "III"}


@dataclass(frozen=True)
class Link:
    url: str
    text: str
    number: int = 0


def write_url(review: SelfReview, group: int, anchor: str = "") -> str:
    """Where an item is written; for a typist among the pages of the entry."""
    name = "reviews:entry" if review.is_opened_by_typist else "reviews:write"
    url = reverse(name, args=[review.pk, group])
    return f"{url}#{anchor}" if anchor else url


def read_through_url(review: SelfReview) -> str:
    name = "entry_read_through" if review.is_opened_by_typist else "read_through"
    return reverse(f"reviews:{name}", args=[review.pk])


def author_line(review: SelfReview) -> str:
    author = review.author
    words = [_("Comrade %(name)s") % {"name": author.full_name}]
    words += [word for word in (author.position, author.workplace) if word]
    return ", ".join(words) + "."


def missing_links(review: SelfReview, missing) -> list[Link]:
    return [
        Link(write_url(review, item.group, item.anchor), item.text, item.number)
        for item in missing
    ]


def answer_labels() -> dict[str, str]:
    """The names of the fields of an answer, as everywhere on screen."""
    return {
        "frequency": _("How often"),
        "marked_parts": _("Parts"),
        "deed": _("Concrete deed"),
        "cause_subjective": _("Subjective cause"),
        "cause_objective": _("Objective cause"),
        "remedy": _("Remedy"),
        "kept_reason": _("Reason for keeping it"),
    }


def general_labels() -> dict[str, str]:
    """The headings of the general part, after paper 5.1."""
    return {
        "strengths": _("Strengths"),
        "last_round_results": _("Results of mending since the last round"),
        "direction": _("What I shall mend first"),
        "proposals": _("What I ask of the cell"),
    }


def general_hints() -> dict[str, str]:
    return {
        "strengths": _("What you did well in the period and want to keep."),
        "last_round_results": _(
            "How far the last plan got; or: this is the first round."
        ),
        "direction": _("With a time and a product that can be counted."),
        "proposals": _("If any: what comrades should point out or help with."),
    }
