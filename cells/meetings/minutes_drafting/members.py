"""II and III: each member in speaking order, then what the cell pointed out."""

from cells.meetings.minutes_drafting.drafts import (
    GAP,
    Draft,
    answer_line,
    bare,
    sentence,
)
from cells.meetings.minutes_drafting.records import Records
from cells.meetings.minutes_drafting.voting import votes_line
from cells.meetings.models import (
    CellFinding,
    PartKind,
    Remark,
    Turn,
    TurnStatus,
    VoteStatus,
)


def members(records: Records) -> list[Draft]:
    """The turns as they were taken; then remarks about whoever had none."""
    about = {}
    for remark in records.remarks:
        about.setdefault(remark.subject_id, []).append(remark)
    drafts = []
    for turn in records.turns:
        said = about.pop(turn.member_id, [])
        if turn.status != TurnStatus.WAITING or said or turn.summary:
            drafts += turn_drafts(turn, said)
    for remarks in about.values():
        drafts += [remark_draft(each) for each in remarks]
    return drafts


def turn_drafts(turn: Turn, remarks: list[Remark]) -> list[Draft]:
    drafts = [
        Draft(PartKind.PRESENTATION, sentence(turn.summary) or GAP, member=turn.member),
        *(remark_draft(each) for each in remarks),
    ]
    if turn.response.strip():
        text = sentence(turn.response)
        drafts.append(Draft(PartKind.RESPONSE, text, member=turn.member))
    return drafts


def remark_draft(remark: Remark) -> Draft:
    """The deed, when, what it led to, what is proposed; never who says it."""
    pieces = [bare(remark.deed)]
    labelled = {
        "thời gian, nơi xảy ra": remark.happened,
        "hậu quả": remark.effect,
        "đề nghị": remark.proposal,
    }
    pieces += [f"{name}: {bare(text)}" for name, text in labelled.items() if text]
    text = "; ".join(pieces)
    if remark.indicator:
        text += f" (biểu hiện số {remark.indicator.number})"
    lines = [sentence(text), answer_line(remark)]
    return Draft(
        PartKind.REMARK, "\n".join(line for line in lines if line), remark=remark
    )


def findings(records: Records) -> list[Draft]:
    return [finding_draft(each) for each in records.findings]


def finding_draft(finding: CellFinding) -> Draft:
    """Both texts of an item that was kept; the member's answer; the vote's totals."""
    number = finding.indicator.number
    lines = [f"Chi bộ chỉ ra: {bare(finding.wording)} (biểu hiện số {number})."]
    if finding.own_text:
        lines.append(sentence(f"Nội dung tự soi đã giữ nguyên: {finding.own_text}"))
    if finding.guidance_text:
        lines.append(sentence(f"Định hướng đã gửi: {finding.guidance_text}"))
    lines.append(answer_line(finding))
    is_voted = finding.vote and finding.vote.status == VoteStatus.CLOSED
    lines.append(votes_line(finding.vote) if is_voted else f"Biểu quyết: {GAP}")
    return Draft(
        PartKind.FINDING, "\n".join(line for line in lines if line), finding=finding
    )
