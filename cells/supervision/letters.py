"""The sentences of a letter about lines that are due: numbers, never what they are."""

from django.utils.translation import gettext as _

from cells.notifications.models import NotificationKind
from cells.notifications.outgoing_mail import OutgoingMail

TELLING = (NotificationKind.LINES_DUE, NotificationKind.LINES_OVERDUE)


def about_lines(mail: OutgoingMail) -> list[str]:
    """Of each kind the newest notice that the letter tells of (wording.md §3)."""
    notices = mail.notices.filter(kind__in=TELLING).order_by("created_at", "pk")
    newest = {notice.kind: notice.facts for notice in notices}
    sentences = []
    if facts := newest.get(NotificationKind.LINES_DUE):
        sentences.append(_("%(n)s things of yours are due in month %(month)s.") % facts)
    if facts := newest.get(NotificationKind.LINES_OVERDUE):
        sentences.append(_("%(n)s things of yours are overdue.") % facts)
    if sentences:
        sentences.append(_("Please report the result at the cell's regular meeting."))
    return sentences
