"""The opening, who took part, and I: the first parts of paper 5.7."""

from django.utils.timezone import localtime

from cells.dates import party_date, party_hour
from cells.meetings.minutes_drafting.drafts import GAP, Draft, bare
from cells.meetings.minutes_drafting.records import Records
from cells.meetings.models import Guest, ItemKind, PartKind, Presence


def opening(records: Records) -> Draft:
    meeting = records.meeting
    hour = party_hour(localtime(meeting.started_at).time())
    text = (
        f"Hôm nay, hồi {hour}, ngày {party_date(meeting.held_on)}, tại "
        f"{bare(meeting.place)}, {meeting.cell_round.cell.name} tổ chức sinh hoạt "
        "chuyên đề “tự soi, tự sửa”."
    )
    return Draft(PartKind.OPENING, text)


def who_took_part(records: Records) -> Draft:
    lines = [totals(records), absent(records), delegates(records), leading(records)]
    return Draft(PartKind.PRESENT, "\n".join(line for line in lines if line))


def totals(records: Records) -> str:
    base = records.base
    heads = [
        f"chính thức {base.official}",
        f"dự bị {base.probationary}",
        f"sinh hoạt tạm thời {base.temporary}",
        f"được miễn {base.exempt}",
    ]
    if base.suspended:
        heads.append(f"bị đình chỉ sinh hoạt {base.suspended}")
    return (
        f"Tổng số {base.total} đảng viên ({', '.join(heads)}). Có mặt {base.took_part}."
    )


def absent(records: Records) -> str:
    """By name; whoever was there for a part at least is not absent."""
    away = [row for row in records.attendances if not row.was_present]
    on_leave = [
        f"{row.member.full_name} ({bare(row.leave_reason)})"
        for row in away
        if row.presence == Presence.ON_LEAVE
    ]
    without = [
        row.member.full_name for row in away if row.presence == Presence.WITHOUT_LEAVE
    ]
    parts = [
        named("Vắng có lý do", on_leave),
        named("vắng không có lý do", without),
    ]
    return f"{'; '.join(parts)}."


def named(words: str, names: list[str]) -> str:
    """“Vắng có lý do 2: Nguyễn Văn An (đi công tác); …”."""
    return f"{words} {len(names)}{': ' if names else ''}{'; '.join(names)}"


def delegates(records: Records) -> str:
    names = "; ".join(guest_name(guest) for guest in records.guests)
    return f"Đại biểu: {names}." if names else "Đại biểu: không."


def guest_name(guest: Guest) -> str:
    return ", ".join(filter(None, [guest.name, bare(guest.position_held)]))


def leading(records: Records) -> str:
    meeting = records.meeting
    return (
        f"Chủ trì: đồng chí {meeting.chair.full_name}. "
        f"Thư ký: đồng chí {meeting.clerk.full_name}. "
        "Số đảng viên chính thức có quyền biểu quyết: "
        f"{records.base.entitled or GAP}."
    )


def proceedings(records: Records) -> Draft:
    text = "Chủ trì nêu mục đích, phương châm “phê bình việc, không phê bình người”"
    if item := records.item(ItemKind.SUMMARY):
        who = (item.person or records.meeting.chair).full_name
        text += f"; đồng chí {who} trình bày dự thảo báo cáo tổng hợp (kèm theo)"
    return Draft(PartKind.PROCEEDINGS, f"{text}.")
