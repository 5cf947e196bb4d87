"""The ways between the parts of a writing page; ``url_of(group, anchor)`` leads on."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cells.reviews.completeness import Lack, Missing
from cells.reviews.pages.shared import ROMAN, Link

GENERAL = 4


@dataclass(frozen=True)
class GroupTab:
    number: int
    roman: str
    label: str
    answered: int
    total: int
    url: str
    is_current: bool


def tabs_of(answers, current: int, url_of) -> list[GroupTab]:
    """The groups of the indicators in their order, then the general part."""
    groups = groups_of(answers)
    tabs = [
        group_tab(answers, groups[number], url_of(number), is_current=number == current)
        for number in sorted(groups)
    ]
    is_last = current == GENERAL
    general = GroupTab(
        GENERAL, "", _("General part"), 0, 0, url_of(GENERAL), is_current=is_last
    )
    return [*tabs, general]


def groups_of(answers) -> dict:
    return {each.indicator.group.number: each.indicator.group for each in answers}


def group_tab(answers, group, url: str, *, is_current) -> GroupTab:
    own = [each for each in answers if each.indicator.group_id == group.pk]
    return GroupTab(
        number=group.number,
        roman=ROMAN[group.number],
        label=group.shown_short_name,
        answered=sum(1 for answer in own if answer.frequency),
        total=len(own),
        url=url,
        is_current=is_current,
    )


def tab_facts(tabs: list[GroupTab], answers, *, last_url: str) -> dict:
    """What the page says of its own part and of the next; behind the last stands
    ``last_url``."""
    current = next(tab for tab in tabs if tab.is_current)
    following = next((tab for tab in tabs if tab.number > current.number), None)
    groups = groups_of(answers)
    is_group = current.number in groups
    title = groups[current.number].shown_name if is_group else current.label
    return {
        "groups": tabs,
        "group_title": title,
        "group_text": _("Part %(n)s of %(of)s") % {"n": current.number, "of": GENERAL},
        "save_url": current.url,
        "next_label": next_label(following),
        "next_url": following.url if following else last_url,
    }


def next_label(following: GroupTab | None) -> str:
    if following is None:
        return _("Save and read it all through")
    if following.roman:
        return _("Save and go to part %(part)s") % {"part": following.roman}
    return _("Save and go to the general part")


def first_url(unanswered: list[Missing], url_of) -> str:
    if not unanswered:
        return ""
    return url_of(unanswered[0].group, unanswered[0].anchor)


def missing_links(missing: list[Missing], url_of) -> list[Link]:
    """What is still to be looked at, but for the answers that are counted anyway."""
    return [
        Link(url_of(each.group, each.anchor), each.short_text, each.number)
        for each in missing
        if each.lack != Lack.ANSWER
    ]
