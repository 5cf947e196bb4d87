"""What is put to the vote, in words, where nobody words it otherwise."""

from django.utils.translation import gettext as _

from cells.meetings.models import CellFinding, VoteSubject


def question_on(subject: str, finding: CellFinding | None = None) -> str:
    """“Thông qua kết luận buổi sinh hoạt”; "" where only a person can word it."""
    if subject == VoteSubject.FINDING:
        return finding_question(finding) if finding else ""
    questions = {
        VoteSubject.CONCLUSION: _("To pass the conclusion of the session"),
        VoteSubject.MINUTES: _("To pass the minutes of the session"),
        VoteSubject.SUMMARY: _("To pass the summary of the cell"),
    }
    return questions.get(VoteSubject(subject), "")


def finding_question(finding: CellFinding) -> str:
    return _(
        "The cell points out to comrade %(name)s (indicator %(number)s): %(wording)s"
    ) % {
        "name": finding.subject.full_name,
        "number": finding.indicator.number,
        "wording": finding.wording,
    }
