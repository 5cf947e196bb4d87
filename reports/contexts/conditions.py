"""What the checklist of the conditions of a session says (P10)."""

from dataclasses import dataclass

from .party_document import PartyDocument


@dataclass(frozen=True)
class ConditionLine:
    """``met_text``: that it is there and since when; empty to be ticked by hand."""

    text: str
    note: str
    met_text: str


@dataclass(frozen=True)
class ConditionsDocument:
    """A working paper of the cell: no number, no recipients.

    ``when`` and ``where`` say as much as is known of the session.
    """

    party: PartyDocument
    when: str
    where: str
    lines: tuple[ConditionLine, ...]


def conditions_subject(year: int) -> tuple[str, ...]:
    """The lines below DANH MỤC."""
    return (
        "điều kiện phục vụ sinh hoạt chuyên đề",
        f"“tự soi, tự sửa” năm {year}",
    )
