"""What each person of the cast gets at the addresses of papers.

``paper:drafted`` makes the plan of the session of the cast's cell; ``paper:shown`` also
shows it to the cell. ``…:version`` names its version. ``paper:round`` is the cell's
round, ``paper:cell`` the cell.
"""

from django.urls import reverse

from cells.preparation.models.papers import PaperKind
from cells.preparation.services.paper_templates import save_template
from tests.factories import NOW
from tests.papers_scenes import drafted, shown

KINDS = ("paper",)
LEADERS = ("secretary", "deputy")
CELL = (*LEADERS, "author", "colleague", "former")
MEMBERS_FORBIDDEN = dict.fromkeys(("author", "colleague", "former"), 403)


def rows(answers, only) -> dict:
    """The rows of the matrix; the words ``answers`` and ``only`` are the matrix's."""
    return list_and_writing(only) | drafting(only) | templates(only) | documents(only)


def list_and_writing(only) -> dict:
    shown_to_members = only(200, *LEADERS) | MEMBERS_FORBIDDEN
    return {
        "preparation:papers": (
            "draft", "paper:round", only(200, *CELL), only(405, *CELL)
        ),
        # A paper that is not shown does not exist for members; one that is, they
        # may read, but not edit.
        "preparation:paper": (
            "draft", "paper:drafted", only(200, *LEADERS), only(422, *LEADERS)
        ),
        "preparation:paper_versions": (
            "draft", "paper:shown", shown_to_members, only(405, *LEADERS)
            | MEMBERS_FORBIDDEN
        ),
        "preparation:hide_paper": (
            "draft",
            "paper:shown",
            only(405, *LEADERS) | MEMBERS_FORBIDDEN,
            only(302, *LEADERS) | MEMBERS_FORBIDDEN,
        ),
        "preparation:use_paper_version": (
            "draft",
            "paper:drafted:version",
            only(405, *LEADERS),
            only(422, *LEADERS),
        ),
    }  # fmt: skip


def drafting(only) -> dict:
    return {
        "journey:draft_paper": (
            "draft",
            "paper:round:kind",
            only(405, *LEADERS) | MEMBERS_FORBIDDEN,
            only(302, *LEADERS) | MEMBERS_FORBIDDEN,
        ),
        "journey:redraft_paper": (
            "draft",
            "paper:shown",
            only(200, *LEADERS) | MEMBERS_FORBIDDEN,
            only(422, *LEADERS) | MEMBERS_FORBIDDEN,
        ),
    }


def templates(only) -> dict:
    return {
        "preparation:paper_templates": (
            "draft", "paper:cell", only(200, *LEADERS), only(405, *LEADERS)
        ),
        "preparation:paper_template": (
            "draft", "paper:cell:kind", only(200, *LEADERS), only(422, *LEADERS)
        ),
        "preparation:reset_paper_template": (
            "draft", "paper:cell:own", only(200, *LEADERS), only(422, *LEADERS)
        ),
    }  # fmt: skip


def documents(only) -> dict:
    return {
        "reports:session_paper": (
            "draft", "paper:shown", only(200, *CELL), only(405, *CELL)
        ),
        "reports:session_paper_pdf": (
            "draft", "paper:drafted", only(200, *LEADERS), only(405, *LEADERS)
        ),
        "reports:paper_version": (
            "draft", "paper:shown:version", only(200, *CELL), only(405, *CELL)
        ),
        "reports:paper_version_pdf": (
            "draft", "paper:drafted:version", only(200, *LEADERS), only(405, *LEADERS)
        ),
    }  # fmt: skip


def url(scene, name: str, kind: str) -> str:
    """The address ``name`` of what ``kind`` names, which comes to be."""
    cast = scene.cast
    _paper, what, *more = kind.split(":")
    if what == "round":
        more = [PaperKind.NOTICE for _each in more]
        return reverse(name, args=[cast.cell_round.pk, *more])
    if what == "cell":
        if more == ["own"]:
            own_template(cast)
        more = [PaperKind.NOTICE for _each in more]
        return reverse(name, args=[cast.cell.pk, *more])
    paper = {"drafted": drafted, "shown": shown}[what](cast)
    if more == ["version"]:
        return reverse(name, args=[paper.versions.get().pk])
    return reverse(name, args=[paper.pk])


def own_template(cast):
    return save_template(
        organisation=cast.cell,
        kind=PaperKind.NOTICE,
        text="Mẫu riêng",
        seen_version=0,
        by=cast.secretary,
        now=NOW,
    )
