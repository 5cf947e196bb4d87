"""The list of demo accounts with their passwords, kept beside the database."""

import os
from pathlib import Path

from django.conf import settings

from cells.models import Mandate, Member, Membership
from cells.organisation.models import Standing


def accounts_file() -> Path:
    return settings.DATA_DIR / "demo_accounts.txt"


def write_accounts(accounts: list[tuple[Member, str]]) -> None:
    """Only the owner of the process may read the file (mode 600)."""
    path = accounts_file()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        out.writelines(f"{line(member, password)}\n" for member, password in accounts)


def line(member: Member, password: str) -> str:
    note = "  (đăng nhập lần đầu)" if member.must_change_password else ""
    who = f"{member.full_name}, {place(member)}{note}"
    return f"{member.username:<22} {password:<26} {who}"


def place(member: Member) -> str:
    """Where the member belongs and what office is held there."""
    if member.is_staff:
        return "quản trị viên"
    mandate = (
        Mandate.objects.filter(member=member, ended_on=None)
        .select_related("organisation")
        .first()
    )
    if mandate:
        return f"{mandate.get_role_display()}, {mandate.organisation}"
    membership = (
        Membership.objects.filter(member=member)
        .select_related("cell")
        .order_by("-started_on")
        .first()
    )
    words = str(membership.cell)
    if membership.standing != Standing.OFFICIAL:
        words += f", {membership.get_standing_display()}"
    return words
