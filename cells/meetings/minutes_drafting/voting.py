"""The totals of a vote as the minutes state them."""

from cells.meetings.models import Vote, VoteMode

MODES = {VoteMode.CARD: "giơ thẻ", VoteMode.BALLOT: "phiếu kín"}


def votes_line(vote: Vote) -> str:
    """“Biểu quyết bằng giơ thẻ: tán thành 12, …, trên 13 đảng viên …”."""
    outcome = "thông qua" if vote.carried else "không thông qua"
    return (
        f"Biểu quyết bằng {MODES[VoteMode(vote.mode)]}: tán thành {vote.in_favour}, "
        f"không tán thành {vote.against}, không có ý kiến {vote.blank}, trên "
        f"{vote.entitled} đảng viên chính thức có quyền biểu quyết; {outcome}."
    )
