"""Each field of ``preparation/paper_fields.py``: what the data give for it, or ""."""

from datetime import date, time

from cells.dates import party_date, party_hour, party_weekday_date
from cells.journey.draft_papers import agenda_tables, figures
from cells.journey.draft_papers.facts import PaperFacts
from cells.preparation.paper_text import GAP, table_lines

DUTIES = ("Phần việc", "Người làm", "Hạn", "Sản phẩm")
MEASURES = ("Biện pháp", "Người phụ trách", "Thời hạn", "Sản phẩm")


def day(value: date | None) -> str:
    return party_date(value) if value else ""


def hour(value: time | None) -> str:
    return party_hour(value) if value else ""


def name(member) -> str:
    return member.full_name if member else ""


def of_meeting(facts: PaperFacts, attribute: str):
    return getattr(facts.meeting, attribute) if facts.meeting else None


def number(value: int | None) -> str:
    return str(value) if value else ""


def five_steps(facts: PaperFacts) -> str:
    """The steps by their names, each with its day; dates end with the day."""
    dates = facts.round
    return "\n".join(
        (
            (
                "- Quán triệt: nghiên cứu xong tài liệu đến hết ngày "
                f"{party_date(dates.reading_on)}."
            ),
            (
                "- Tự soi và chuẩn bị: nộp báo cáo tự soi, tự sửa đến hết ngày "
                f"{party_date(dates.reports_on)}; trình dự thảo báo cáo tổng hợp đến "
                f"hết ngày {party_date(dates.summary_on)}."
            ),
            f"- Sinh hoạt chuyên đề: {party_weekday_date(facts.held_on)}.",
            (
                "- Kế hoạch khắc phục: nộp kế hoạch đến hết ngày "
                f"{party_date(dates.plans_on)}."
            ),
            (
                "- Giám sát, xếp loại: theo dõi đến hết ngày "
                f"{party_date(dates.supervised_until)}."
            ),
        )
    )


def session_form(facts: PaperFacts) -> str:
    chosen = facts.session_form
    details = facts.preparation.form_details.strip().rstrip(".")
    words = [chosen.name.lower() if chosen else "", details]
    return ": ".join(filter(None, words))


def duties(facts: PaperFacts) -> str:
    rows = [
        (
            duty.title,
            "Từng đảng viên" if duty.is_everyones else ", ".join(duty.people) or GAP,
            day(duty.due_on) or GAP,
            duty.product,
        )
        for duty in facts.duties
    ]
    return table_lines(DUTIES, rows) if rows else ""


def conditions(facts: PaperFacts) -> str:
    return "\n".join(
        f"- {': '.join(filter(None, (each.text, each.note)))}"
        for each in facts.conditions
    )


def measures(facts: PaperFacts) -> str:
    """The person in charge is the only name; no indicator stands beside it."""
    rows = [
        (
            each.text,
            each.person_name or GAP,
            day(each.due_on) or GAP,
            each.product or GAP,
        )
        for each in facts.measures
    ]
    return table_lines(MEASURES, rows) if rows else ""


VALUES = {
    "năm": lambda facts: str(facts.round.year),
    "tên chi bộ": lambda facts: facts.cell.name,
    "căn cứ": lambda facts: facts.round.legal_basis.strip().rstrip("."),
    "ngày sinh hoạt": lambda facts: party_weekday_date(facts.held_on),
    "giờ bắt đầu": lambda facts: hour(facts.starts_at),
    "địa điểm": lambda facts: of_meeting(facts, "place") or "",
    "chủ trì": lambda facts: name(of_meeting(facts, "chair")),
    "thư ký": lambda facts: name(of_meeting(facts, "clerk")),
    "số đảng viên dự kiến": lambda facts: number(of_meeting(facts, "expected_number")),
    "số phút toàn buổi": lambda facts: number(sum(row.minutes for row in facts.agenda)),
    "mục đích của chi bộ": lambda facts: facts.preparation.aims.strip(),
    "hình thức tổ chức": session_form,
    "hạn đọc tài liệu": lambda facts: party_date(facts.round.reading_on),
    "hạn nộp báo cáo": lambda facts: party_date(facts.round.reports_on),
    "hạn nộp kế hoạch": lambda facts: party_date(facts.round.plans_on),
    "hạn báo vắng": lambda facts: party_date(facts.held_on),
    "biểu hiện có nhiều đồng chí tự nhận": figures.topics,
    "biểu hiện cần tập trung sửa": figures.to_be_mended,
    "các phần không có đảng viên tự nhận": figures.parts_undeclared,
    "nguyên nhân chủ quan": figures.subjective_causes,
    "số biện pháp": lambda facts: number(len(facts.measures)),
    "dự kiến kết luận đã viết": lambda facts: facts.written_conclusions.strip(),
    "năm bước": five_steps,
    "bảng phân công": duties,
    "điều kiện": conditions,
    "bảng kịch bản": agenda_tables.running_order,
    "bảng chương trình": agenda_tables.programme,
    "bảng biện pháp": measures,
}
