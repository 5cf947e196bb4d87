"""The newest month of the demonstration: a sheet in each state, and what was given."""

from collections.abc import Callable
from datetime import timedelta

from cells.management.demo.content import FOLDER
from cells.management.demo.sheets import (
    Told,
    accept,
    at_hour,
    draft_sheet,
    moment,
    write_sheet,
)
from cells.management.demo.supervision import SENT_ON, Year
from cells.models import ProgressReport
from cells.supervision.reporting_periods import Span
from cells.supervision.services import (
    add_file,
    add_note,
    record_oral,
    return_progress,
)

RETURNED_FOR = "Đề nghị ghi rõ ngày dự giờ và tên bài của từng phiếu trong tháng."
ORAL_COMMENT = "Đồng chí báo cáo miệng tại sinh hoạt thường kỳ, chưa kịp nhập."
PICTURE = FOLDER / "bai-thu-hoach-trang-1.jpg"
NOTE = "Bản gốc ở ngăn 2, tủ hồ sơ của chi bộ"


class NewestMonth:
    """What its sheets are before the regular meeting of the month."""

    def __init__(self, year: Year):
        self.year, self.month = year, year.newest
        evening = at_hour(year.calendar.day(-1), 18)
        self.written_at = min(moment(self.month, SENT_ON), evening)
        self.read_at = evening + timedelta(hours=2)

    def bring_to_states(self) -> None:
        acts: dict[str, Callable[[Told], None]] = {
            "draft": self.draft,
            "oral": self.tell_in_the_cell,
            "sent": self.send,
            "returned": self.give_back,
            "accepted": self.accept,
        }
        for told in self.year.told:
            if act := acts.get(told.row.get("this_month", "none")):
                act(told)
            if told.row.get("left_out"):
                self.catch_up(told)

    def quantity(self, told: Told) -> Callable[[int], int]:
        """One more of each line that is soon due and not delivered yet."""

        def of(line: int) -> int:
            row = told.lines[line]
            is_open = row["done"] < row["quantity"] and "evaluation" not in row
            return int(is_open and row["due_days"] <= 30)

        return of

    def draft(self, told: Told) -> ProgressReport:
        """With its evidence, if the files attach some."""
        report = draft_sheet(told, self.month, self.quantity(told), self.written_at)
        self.attach(told, report)
        return report

    def attach(self, told: Told, report: ProgressReport) -> None:
        for line in report.lines.all():
            if not told.lines[line.plan_line].get("files"):
                continue
            line.report = report
            facts = {"by": told.plan.author, "now": self.written_at}
            data = PICTURE.read_bytes()
            add_file(line=line, name=PICTURE.name, data=data, **facts)
            add_note(line=line, note=NOTE, **facts)

    def send(self, told: Told) -> ProgressReport:
        return write_sheet(told, self.month, self.quantity(told), self.written_at)

    def give_back(self, told: Told) -> None:
        report = self.send(told)
        return_progress(
            report=report,
            by=told.supervisor,
            reason=RETURNED_FOR,
            seen_version=report.version,
            now=self.read_at,
        )

    def accept(self, told: Told) -> None:
        accept([self.send(told)], told.supervisor, self.read_at)

    def tell_in_the_cell(self, told: Told) -> None:
        values = {
            line: {"quantity": 1, "evidence_words": row["words"]}
            for line, row in told.lines.items()
        }
        record_oral(
            plan=told.plan,
            period=self.month,
            values=values,
            comment=ORAL_COMMENT,
            told_on=self.written_at.date(),
            by=told.supervisor,
            now=self.read_at,
        )

    def catch_up(self, told: Told) -> None:
        """A month left out is sent late and waits."""
        months = [each for each in told.periods if each.span == Span.MONTH]
        for back in told.row["left_out"]:
            write_sheet(told, months[-back], lambda _line: 0, self.read_at)
