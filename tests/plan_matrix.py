"""What each person of the cast gets at the addresses of plans.

``plan:<state>`` makes the author's plan in that state; ``…:line``, ``…:copy`` and
``…:signature`` name its first line, a scan of it and a copy with a digital signature,
``…:token`` the code of its approval.
"""

from django.urls import reverse

from cells.plans.services import attach_signed_copy
from tests.factories import NOW
from tests.plan_scenes import MAKERS
from tests.signature_scenes import NO_PDF

KINDS = ("plan",)
PDF = b"%PDF-1.7 scan"
BOTH = ("author", "secretary")
COLLEAGUES = dict.fromkeys(("deputy", "colleague", "former"), 403)


def rows(answers, only) -> dict:
    """The rows of the matrix; the words ``answers`` and ``only`` are the matrix's."""
    return (
        lists(answers, only)
        | with_author(only)
        | before_approver(only)
        | changing(only)
        | papers(answers, only)
    )


def lists(answers, only) -> dict:
    leaders = ("secretary", "deputy", "stranger", "committee_secretary")
    return {
        "plans:current": (
            "draft", None, answers(404, members=200), answers(404, members=405)
        ),
        "plans:start": (
            "draft", None, answers(404, members=302), answers(404, members=302)
        ),
        "plans:queue": ("draft", None, only(200, *leaders), only(405, *leaders)),
        "plans:cell": (
            "draft", None, answers(404, members=200), answers(404, members=405)
        ),
        "plans:kinds": (
            "draft",
            None,
            only(200, "secretary", "stranger"),
            only(422, "secretary", "stranger"),
        ),
    }  # fmt: skip


def with_author(only) -> dict:
    return {
        "plans:detail": ("draft", "plan:sent", only(200, *BOTH), only(405, *BOTH)),
        "plans:write": (
            "draft", "plan:draft", only(200, "author"), only(422, "author")
        ),
        "plans:remove_line": (
            "draft", "plan:draft:line", only(200, "author"), only(422, "author")
        ),
        "plans:read_through": (
            "draft", "plan:draft", only(200, "author"), only(405, "author")
        ),
        "plans:send": ("draft", "plan:draft", only(302, "author"), only(422, "author")),
    }  # fmt: skip


def before_approver(only) -> dict:
    return {
        "plans:recall": (
            "draft",
            "plan:sent",
            only(302, "author") | {"secretary": 403},
            only(422, "author") | {"secretary": 403},
        ),
        "plans:approve": (
            "draft",
            "plan:sent",
            only(302, "secretary") | {"author": 403},
            only(422, "secretary") | {"author": 403},
        ),
        "plans:return": (
            "draft",
            "plan:sent",
            only(302, "secretary") | {"author": 403},
            only(422, "secretary") | {"author": 403},
        ),
        # Only the deputy passes a plan up, and only the secretary's own.
        "plans:pass_up": ("draft", "plan:sent", only(403, *BOTH), only(403, *BOTH)),
    }  # fmt: skip


def changing(only) -> dict:
    return {
        "plans:change": (
            "draft",
            "plan:approved",
            only(200, "author") | {"secretary": 403} | COLLEAGUES,
            only(422, "author") | {"secretary": 403} | COLLEAGUES,
        ),
        "plans:discard": (
            "draft",
            "plan:changed",
            only(200, "author") | {"secretary": 403} | COLLEAGUES,
            only(422, "author") | {"secretary": 403} | COLLEAGUES,
        ),
    }  # fmt: skip


def papers(answers, only) -> dict:
    return {
        "plans:attach_signed_copy": (
            "draft",
            "plan:approved",
            only(302, *BOTH) | COLLEAGUES,
            only(422, *BOTH) | COLLEAGUES,
        ),
        "plans:signed_copy": (
            "draft", "plan:approved:copy", only(200, *BOTH), only(405, *BOTH)
        ),
        "plans:signatures": (
            "draft", "plan:approved:signature", only(200, *BOTH), only(405, *BOTH)
        ),
        "plans:check_signatures": (
            "draft", "plan:approved:signature", only(302, *BOTH), only(302, *BOTH)
        ),
        "reports:remediation_plan_pdf": (
            "draft", "plan:sent", only(200, *BOTH), only(405, *BOTH)
        ),
        "check_document": (
            "draft",
            "plan:approved:token",
            answers(200, nobody=200),
            answers(405, nobody=405),
        ),
    }  # fmt: skip


def url(scene, name: str, kind: str) -> str:
    """The address ``name`` of the author's plan, which comes to be."""
    cast = scene.cast
    _plan, state, *place = kind.split(":")
    plan = MAKERS[state](cast, cast.author)
    if place == ["line"]:
        return reverse(name, args=[plan.pk, plan.items.first().pk])
    if place == ["token"]:
        return reverse(name, args=[plan.approvals.get().token])
    if place in (["copy"], ["signature"]):
        copy = attach_signed_copy(
            approval=plan.approvals.get(),
            name="ban-ky.pdf",
            data=PDF if place == ["copy"] else NO_PDF,
            by=cast.author,
            now=NOW,
        )
        return reverse(name, args=[copy.pk])
    return reverse(name, args=[plan.pk])
