"""“Remarks for me”: what was said about the deeds of one member, without who said it.

No author, also where the recorded words name one; no id, no hour, no recorder: an
entry is named by its reference and ordered by indicator and reference, so that nothing
tells who spoke when.
"""

from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from cells.meetings.forms.findings import OwnAnswerForm
from cells.meetings.forms.recorded import number_and_label
from cells.meetings.labels import day_line, meeting_title
from cells.meetings.minutes_extract import without_names
from cells.meetings.models import CellFinding, Meeting, Remark, RemarkStatus
from cells.meetings.pages.findings import vote_line
from cells.meetings.pages.remarks import AnswerLine, answer_line, may_still_change
from cells.meetings.services.answers import opaque_version

NO_INDICATOR = 1000  # after the 27


@dataclass
class Entry:
    """A remark or a finding; ``form`` is None once nothing is answered any more.

    ``record`` is for the view that stores the answer, never for the template.
    """

    key: str
    is_finding: bool
    indicator: str
    text: str
    facts: list[tuple[str, str]]
    answer: AnswerLine
    vote_state: str
    vote_text: str
    record: Remark | CellFinding
    form: OwnAnswerForm | None = None
    is_stale: bool = False

    @property
    def initial(self) -> dict:
        """What is stored of the own answer; what the clerk wrote counts as well."""
        return {"answer": self.answer.kind, "text": self.answer.text}


@dataclass
class AboutMePage:
    meeting_pk: int
    title: str
    day: str
    remarks: list[Entry]
    findings: list[Entry]
    is_open: bool
    form_error: str = ""
    typed_texts: list[str] = field(default_factory=list)

    @property
    def entries(self) -> list[Entry]:
        return [*self.findings, *self.remarks]

    @property
    def errors(self) -> list[dict]:
        """For the summary of errors, each with the place of its field."""
        return [
            {"url": f"#{each.form.auto_id % each.form.add_prefix(name)}", "text": text}
            for each in self.entries
            if each.form
            for name, texts in each.form.errors.items()
            for text in texts
        ]


def concerning(user):
    """The meetings of the own cells, and where something was said of one."""
    remarks = Remark.objects.filter(meeting=OuterRef("pk"), subject=user)
    findings = CellFinding.objects.filter(meeting=OuterRef("pk"), subject=user)
    return Meeting.objects.filter(
        Q(cell_round__cell__in=user.mandates.member_of)
        | Exists(remarks)
        | Exists(findings)
    )


def about_me_page(meeting: Meeting, user, *, typed=None) -> AboutMePage:
    """``typed``: the posted form; an entry that it does not have keeps its own."""
    is_open = may_still_change(meeting)
    remarks = remarks_about(meeting, user)
    authors = {each.author.full_name for each in remarks}
    page = AboutMePage(
        meeting_pk=meeting.pk,
        title=meeting_title(meeting),
        day=day_line(meeting),
        remarks=[remark_entry(each, authors) for each in remarks],
        findings=[
            finding_entry(each, authors) for each in findings_about(meeting, user)
        ],
        is_open=is_open,
    )
    if is_open:
        for entry in page.entries:
            entry.form = form_of(entry, typed)
    return page


def form_of(entry: Entry, typed) -> OwnAnswerForm:
    prefix = f"r{entry.key}"
    if typed is not None and f"{prefix}-seen" in typed:
        return OwnAnswerForm(typed, prefix=prefix)
    initial = entry.initial | {"seen": opaque_version(entry.record)}
    return OwnAnswerForm(initial=initial, prefix=prefix)


def remarks_about(meeting: Meeting, user):
    rows = meeting.remarks.filter(subject=user, status=RemarkStatus.RECORDED)
    return in_no_order_of_time(rows.select_related("indicator", "author"))


def findings_about(meeting: Meeting, user):
    rows = meeting.findings.filter(subject=user, withdrawn_at=None)
    return in_no_order_of_time(rows.select_related("indicator", "vote"))


def in_no_order_of_time(rows) -> list:
    def place(row):
        number = row.indicator.number if row.indicator else NO_INDICATOR
        return number, row.reference.hex

    return sorted(rows, key=place)


def remark_entry(remark: Remark, authors: set[str]) -> Entry:
    facts = [
        (_("When and where"), remark.happened),
        (_("What it led to"), remark.effect),
        (_("What is proposed"), remark.proposal),
    ]
    return Entry(
        key=remark.reference.hex,
        is_finding=False,
        indicator=number_and_label(remark.indicator) if remark.indicator else "",
        text=without_names(remark.deed, authors),
        facts=[(name, without_names(text, authors)) for name, text in facts if text],
        answer=answer_line(remark),
        vote_state="",
        vote_text="",
        record=remark,
    )


def finding_entry(finding: CellFinding, authors: set[str]) -> Entry:
    state, text = vote_line(finding.vote)
    facts = [
        (_("As I wrote it"), finding.own_text),
        (_("Guidance of the reader"), finding.guidance_text),
    ]
    return Entry(
        key=finding.reference.hex,
        is_finding=True,
        indicator=number_and_label(finding.indicator),
        text=without_names(finding.wording, authors),
        facts=[fact for fact in facts if fact[1]],
        answer=answer_line(finding),
        vote_state=state,
        vote_text=text,
        record=finding,
    )
