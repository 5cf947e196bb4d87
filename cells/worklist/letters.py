"""The words of a letter: that something is to be done and where, never what it says.

The sentences are those of the Party's own reminders; nothing of a report, of a
decision or of another person stands in them (X4).
"""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cells.meetings.letters import about_sessions, guest_letter
from cells.notifications.letter_words import body_of, subject_of
from cells.notifications.models import NotificationKind
from cells.notifications.outgoing_mail import OutgoingMail
from cells.notifications.sending import Letter
from cells.organisation.models import Mandate, Member, Membership, Role
from cells.reviews.models import ReviewStatus, SelfReview
from cells.rounds.models import CellRound, CellRoundStatus
from cells.supervision.letters import about_lines

NEVER_FILED = (ReviewStatus.DRAFT, ReviewStatus.NOT_FILED)
TO_BE_FILED = frozenset(
    {
        NotificationKind.ROUND_ISSUED,
        NotificationKind.REPORT_REINSTATED,
        NotificationKind.REMINDED,
    }
)


def letter_for(mail: OutgoingMail) -> Letter:
    """What ``mail`` says today to its recipient."""
    member = mail.recipient
    if member is None:
        return guest_letter(mail)
    cell_round = round_of(member)
    year = cell_round.round.year if cell_round else timezone.localdate().year
    sessions = about_sessions(mail, member)
    sentences = [
        *sentences_for(mail, member, cell_round),
        *sessions.sentences,
        *about_lines(mail),
    ]
    return Letter(
        subject=subject_of(year),
        body=body_of(
            member.full_name,
            *(sentences or [general_sentence(year)]),
            _("Open “My work”: %(address)s")
            % {"address": settings.SITE_URL + reverse("home")},
        ),
        to=member.email if member.is_active else "",
        attachments=sessions.attachments,
    )


def general_sentence(year: int) -> str:
    return _("You have something to do in the session of %(year)s.") % {"year": year}


def round_of(member: Member) -> CellRound | None:
    """The newest round of the member's cell that is not over."""
    cells = Membership.objects.on(timezone.localdate()).filter(member=member)
    return (
        CellRound.objects.filter(
            cell__in=cells.values("cell"),
            status__in=[CellRoundStatus.OPEN, CellRoundStatus.REVIEWS_CLOSED],
        )
        .select_related("round", "cell")
        .first()
    )


def sentences_for(mail, member, cell_round) -> list[str]:
    """Of a report that is still to be filed; whatever else there is has no words."""
    notices = list(mail.notices.order_by("created_at", "pk"))
    kinds = {notice.kind for notice in notices}
    if not is_to_be_filed(member, cell_round):
        return []
    sentences = []
    if kinds & TO_BE_FILED:
        sentences.append(until_when(cell_round))
        sentences += who_helps(member, cell_round)
    asked = [n for n in notices if n.kind == NotificationKind.REPORT_REQUESTED]
    if asked and {"date", "n"} <= asked[-1].facts.keys():
        sentences.append(
            _(
                "The cell asks you to file your self-review before %(date)s (request "
                "%(n)s). If there is a difficulty, let the Secretary know, so that it "
                "can be solved together."
            )
            % asked[-1].facts
        )
    if sentences and kinds - TO_BE_FILED - {NotificationKind.REPORT_REQUESTED}:
        sentences.append(_("There is something else for you to do."))
    return sentences


def is_to_be_filed(member: Member, cell_round: CellRound | None) -> bool:
    if cell_round is None or cell_round.status != CellRoundStatus.OPEN:
        return False
    return SelfReview.objects.filter(
        cell_round=cell_round, author=member, status__in=NEVER_FILED
    ).exists()


def until_when(cell_round: CellRound) -> str:
    return _("Your self-review is to be filed by %(date)s.") % {
        "date": date_format(cell_round.round.reports_on, "d/m/Y")
    }


def who_helps(member: Member, cell_round: CellRound) -> list[str]:
    """The secretary with a telephone number, else who helps in the cell."""
    office = (
        Mandate.objects.on(timezone.localdate())
        .filter(organisation=cell_round.cell, role=Role.SECRETARY)
        .exclude(member=member)
        .select_related("member")
        .first()
    )
    if office and office.member.phone:
        return [
            _(
                "If you need help or want to write by hand, please call %(helper)s, "
                "telephone %(phone)s."
            )
            % {
                "helper": _("comrade %(name)s") % {"name": office.member.full_name},
                "phone": office.member.phone,
            }
        ]
    if helper := cell_round.cell.help_line or settings.HELP_LINE:
        return [
            _("If you need help or want to write by hand, please call %(helper)s.")
            % {"helper": helper}
        ]
    return []
