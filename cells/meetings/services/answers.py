"""The member concerned answers remarks and findings, or the clerk writes it down."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from cells.meetings.models import (
    BEGUN,
    AnswerKind,
    CellFinding,
    Meeting,
    Remark,
    RemarkStatus,
)
from cells.meetings.services.held import take_live
from cells.meetings.services.remarks import record_of_meeting, store
from cells.notifications.models import Notification, NotificationKind
from cells.notifications.services import notify
from cells.organisation.models import Member
from cells.workflow import WorkflowError


@dataclass(frozen=True)
class Answer:
    """Accepts, explains or reserves; the last two in words."""

    kind: str
    text: str = ""


@transaction.atomic
def answer_record(
    *,
    record: Remark | CellFinding,
    answer: Answer,
    seen_version: int,
    by: Member,
    now: datetime,
) -> None:
    """The answer of the member concerned stands beside the remark or finding.

    ``by`` is that member, or the clerk who writes down what they said; what the
    member answered in person the clerk leaves alone. May be answered anew until the
    minutes are passed. Raises ``WorkflowError`` then, for a struck or withdrawn one,
    for an explanation without words, or if it was changed since ``seen_version``.
    """
    refuse_answer(answer)
    take_live(record.meeting, statuses=BEGUN)
    record.refresh_from_db()
    if by.pk != record.subject_id and record.answered_by_id == record.subject_id:
        raise WorkflowError(_("The comrade concerned has answered in person."))
    store(
        answerable(type(record)),
        record,
        seen_version,
        answer=answer.kind,
        answer_text=answer.text.strip(),
        answered_by=by,
        answered_at=now,
    )
    kind = record._meta.model_name
    record_of_meeting(f"meeting.answer_{kind}", record, by, now)


def refuse_answer(answer: Answer) -> None:
    if answer.kind not in AnswerKind.values:
        raise WorkflowError(_("Choose how you answer."))
    if answer.kind != AnswerKind.ACCEPTS and not answer.text.strip():
        raise WorkflowError(_("Explain it, or name the opinion, in a few words."))


def answerable(model):
    if model is Remark:
        return Remark.objects.filter(status=RemarkStatus.RECORDED)
    return CellFinding.objects.filter(withdrawn_at=None)


def opaque_version(record: Remark | CellFinding) -> str:
    """Names this state of the record to its subject; says nothing of how many."""
    value = f"{record.reference}:{record.version}"
    return salted_hmac("cells.meetings.answers", value).hexdigest()[:32]


def is_as_seen(record: Remark | CellFinding, seen: str) -> bool:
    return constant_time_compare(opaque_version(record), seen)


def tell_whom_to_answer(*, meeting: Meeting, now: datetime) -> None:
    """Whoever has something unanswered is told, once for this meeting.

    Called when the meeting ends: in the room everybody hears it, and a notice at each
    record would tell when each was made. A meeting that is resumed and ends again
    tells those who have not been told.
    """
    concerned = set(
        meeting.remarks.filter(status=RemarkStatus.RECORDED, answer="").values_list(
            "subject", flat=True
        )
    ) | set(
        meeting.findings.filter(withdrawn_at=None, answer="").values_list(
            "subject", flat=True
        )
    )
    path = reverse("meetings:about_me", args=[meeting.pk])
    told = Notification.objects.filter(
        Q(kind=NotificationKind.REMARKS_TO_ANSWER, path=path)
    ).values_list("recipient", flat=True)
    notify(
        concerned - set(told),
        NotificationKind.REMARKS_TO_ANSWER,
        now=now,
        path=path,
        date=f"{meeting.held_on:%d/%m/%Y}" if meeting.held_on else "",
    )
