"""Whether others than its author see the evidence of a sheet."""

from cells.accounts.one_time_codes.models import CodePurpose, OneTimeCode
from cells.supervision.models import ProgressReport
from cells.supervision.transitions import WITHOUT_EVIDENCE


def shows_evidence(report: ProgressReport) -> bool:
    """Only what its author has sent, signed in.

    What hung on a draft before words were recorded over it is in no print, and a code
    or a signed print assents to the record alone.
    """
    if report.status in WITHOUT_EVIDENCE:
        return False
    return report.recorded_by_id is None or not sent_by_another(report)


def sent_by_another(report: ProgressReport) -> bool:
    """The last sending was a confirmation by a signed print or by a code."""
    codes = OneTimeCode.objects.about(CodePurpose.CONFIRM_ORAL, report)
    return (
        report.signed_sheets.filter(uploaded_at__gte=report.sent_at).exists()
        or codes.filter(used_at__gte=report.sent_at).exists()
    )
