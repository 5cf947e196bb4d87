"""What each person of the cast gets at the addresses of supervision.

``progress:<state>`` makes the author's sheet in that state; ``…:line`` names its first
line and ``…:file`` a piece of evidence. ``progress:plan`` is the approved plan,
``…:idea`` an idea that its author gave, ``…:measure`` a measure of the cell.
"""

from django.urls import reverse

from tests import supervision_scenes as scenes
from tests.plan_scenes import approved_plan

KINDS = ("progress",)
BOTH = ("author", "secretary")
OWN_LEADERS = ("secretary", "deputy", "stranger")
LEADERS = ("secretary", "deputy", "stranger", "committee_secretary")
OTHERS = dict.fromkeys(("deputy", "colleague", "former"), 403)
IN_THE_CELL = ("author", "secretary", "deputy", "colleague", "former")


def rows(answers, only) -> dict:
    """The rows of the matrix; the words ``answers`` and ``only`` are the matrix's."""
    return lists(answers, only) | plans(only) | sheets(only) | others(answers, only)


def lists(answers, only) -> dict:
    board = answers(404, members=200, committee_secretary=200)
    return {
        "supervision:board": (
            "draft", None, board,
            answers(404, members=405, committee_secretary=405),
        ),
        "supervision:remind": (
            "draft", None, only(200, "secretary", "stranger"),
            only(422, "secretary", "stranger"),
        ),
        "supervision:mine": (
            "draft", None, answers(404, members=302), answers(404, members=405)
        ),
        "supervision:meeting": (
            "draft", None, only(200, *LEADERS), only(405, *LEADERS)
        ),
        "supervision:accept_together": (
            "draft", None, only(302, *LEADERS), only(422, *LEADERS)
        ),
        "supervision:name_clerk": (
            "draft", None, only(200, *OWN_LEADERS), only(422, *OWN_LEADERS)
        ),
        "supervision:clerk": (
            "draft", "progress:clerk", only(200, "colleague"), only(405, "colleague")
        ),
        "supervision:end_clerk": (
            "draft", "progress:ended", answers(404), answers(404)
        ),
        "supervision:codes": ("draft", None, only(200, *LEADERS), only(422, *LEADERS)),
        "supervision:ideas": (
            "draft", None, answers(404, members=200), answers(404, members=405)
        ),
        "reports:meeting_sheet_pdf": (
            "draft", None, only(200, *LEADERS), only(405, *LEADERS)
        ),
    }  # fmt: skip


def plans(only) -> dict:
    by_author = {"secretary": 403} | OTHERS
    by_secretary = {"author": 403} | OTHERS
    return {
        "supervision:plan": (
            "draft", "progress:plan", only(200, *BOTH) | OTHERS,
            only(405, *BOTH) | OTHERS,
        ),
        "supervision:start": (
            "draft", "progress:plan:period", only(302, "author") | by_author,
            only(302, "author") | by_author,
        ),
        "supervision:finish": (
            "draft", "progress:plan", only(200, "secretary") | by_secretary,
            only(422, "secretary") | by_secretary,
        ),
        "supervision:oral": (
            "draft", "progress:plan", only(200, "secretary") | by_secretary,
            only(422, "secretary") | by_secretary,
        ),
        "supervision:evaluate": (
            "draft", "progress:plan:item", only(200, "secretary") | by_secretary,
            only(422, "secretary") | by_secretary,
        ),
        "supervision:agree_to_idea": (
            "draft", "progress:plan:item", only(302, "author") | by_author,
            only(302, "author") | by_author,
        ),
    }  # fmt: skip


def sheets(only) -> dict:
    author = only(302, "author") | {"secretary": 403}
    secretary = only(302, "secretary") | {"author": 403}
    refused_author = only(422, "author") | {"secretary": 403}
    refused = only(422, "secretary") | {"author": 403}
    return {
        "supervision:report": (
            "draft", "progress:sent", only(200, *BOTH), only(405, *BOTH)
        ),
        "supervision:write": (
            "draft", "progress:draft", only(200, "author"), only(422, "author")
        ),
        "supervision:send": (
            "draft", "progress:draft", only(302, "author"), only(422, "author")
        ),
        "supervision:recall": ("draft", "progress:sent", author, refused_author),
        "supervision:confirm": ("draft", "progress:oral", author, refused_author),
        "supervision:confirm_by_code": ("draft", "progress:oral", secretary, refused),
        "supervision:confirm_by_scan": ("draft", "progress:oral", secretary, refused),
        "supervision:signed_sheet": (
            "draft", "progress:scan", only(200, *BOTH), only(405, *BOTH)
        ),
        "supervision:accept": ("draft", "progress:sent", secretary, refused),
        "supervision:return": ("draft", "progress:sent", secretary, refused),
        "journey:withdraw_acceptance": (
            "draft", "progress:accepted", secretary, refused
        ),
        "supervision:add_evidence": (
            "draft", "progress:draft:line", only(200, "author"), only(422, "author")
        ),
        "reports:progress_report_pdf": (
            "draft", "progress:sent", only(200, *BOTH), only(405, *BOTH)
        ),
    }  # fmt: skip


def others(answers, only) -> dict:
    may_report = dict.fromkeys(("colleague", "former"), 403)
    leaders = ("author", "secretary", "deputy")
    return {
        "supervision:evidence": (
            "draft", "progress:sent:file", only(200, *BOTH), only(405, *BOTH)
        ),
        # Sent: the author may not take it off any more, and is told so.
        "supervision:remove_evidence": (
            "draft", "progress:sent:file", only(302, "author") | {"secretary": 403},
            only(302, "author") | {"secretary": 403},
        ),
        "supervision:measure": (
            "draft", "progress:measure", only(200, *leaders) | may_report,
            only(422, *leaders) | may_report,
        ),
        "supervision:reword_idea": (
            "draft", "progress:idea", only(200, "secretary") | {"author": 403},
            only(422, "secretary") | {"author": 403},
        ),
        "supervision:withdraw_idea": (
            "draft", "progress:ideas_list", answers(404), answers(404)
        ),
    }  # fmt: skip


def url(scene, name: str, kind: str) -> str:
    """The address ``name`` of the author's sheet, plan, idea or measure."""
    cast = scene.cast
    _progress, state, *place = kind.split(":")
    if state == "plan":
        return plan_url(name, approved_plan(cast, cast.author), place)
    if state == "measure":
        return reverse(name, args=[scenes.measure(cast).pk])
    if state == "idea":
        return reverse(name, args=[scenes.idea(cast).pk])
    if state == "clerk":
        scenes.clerk(cast)
        return reverse(name)
    if state == "ended":  # nobody finds it; before: ``test_acts_done_once``
        named = scenes.clerk(cast)
        type(named).objects.filter(pk=named.pk).update(ended_at=scenes.NOW)
        return reverse(name, args=[named.pk])
    if state == "scan":
        return reverse(name, args=[scenes.signed_sheet(cast).pk])
    if state == "ideas_list":  # taken away; before: ``test_acts_done_once``
        idea = scenes.idea(cast)
        type(idea).objects.filter(pk=idea.pk).update(withdrawn_at=scenes.NOW)
        return reverse(name, args=[idea.pk])
    if place == ["file"]:
        report = scenes.written(scenes.started(cast))
        file = scenes.evidence(report)
        scenes.send(report)
        return reverse(name, args=[file.pk])
    report = scenes.MAKERS[state](cast)
    if place == ["line"]:
        return reverse(name, args=[report.pk, report.lines.first().pk])
    return reverse(name, args=[report.pk])


def plan_url(name: str, plan, place) -> str:
    if place == ["item"]:
        return reverse(name, args=[plan.pk, plan.items.first().pk])
    if place == ["period"]:
        return reverse(name, args=[plan.pk, "month", "2026-10-01"])
    return reverse(name, args=[plan.pk])
