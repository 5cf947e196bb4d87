"""The words for periods, sheets and lines."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cells.plans.models import PlanStatus, RemediationPlan
from cells.reviews.labels import StatusBadge, reader_words
from cells.supervision.models import ProgressReport, ProgressStatus, Result
from cells.supervision.reporting_periods import Period, Span
from cells.supervision.standing import LineState, Standing

S = ProgressStatus
ROMAN = ("I", "II", "III", "IV")
TONES = {
    S.DRAFT: ("neutral", "pencil"),
    S.ORAL: ("gold", "speech"),
    S.SENT: ("gold", "clock"),
    S.RETURNED: ("soon", "pencil"),
    S.ACCEPTED: ("done", "check"),
}
RESULT_TONES = {
    Result.MET: ("done", "check"),
    Result.PARTLY: ("soon", "circle"),
    Result.NOT_MET: ("danger", "warning"),
}


def period_words(period: Period) -> str:
    """“Tháng 4/2027”, “Quý I/2027”, “Năm 2027”."""
    if period.span == Span.YEAR:
        return pgettext("period", "Year %(year)s") % {"year": period.year}
    if period.span == Span.QUARTER:
        words = {"n": ROMAN[period.number - 1], "year": period.year}
        return pgettext("period", "Quarter %(n)s/%(year)s") % words
    words = {"n": period.number, "year": period.year}
    return pgettext("period", "Month %(n)s/%(year)s") % words


def period_in_sentence(period: Period) -> str:
    """“tháng 4/2027” inside a sentence."""
    words = period_words(period)
    return words[0].lower() + words[1:]


def name_of_plan(plan: RemediationPlan, *, is_one_of_several: bool) -> str:
    """The member; with the year of the round where several plans are followed."""
    if not is_one_of_several:
        return plan.author.full_name
    words = {"name": plan.author.full_name, "year": plan.cell_round.round.year}
    return pgettext("one of several plans", "%(name)s, plan %(year)s") % words


def report_badge(
    report: ProgressReport | None, plan: RemediationPlan | None = None
) -> StatusBadge:
    """``plan``: that of the sheet, where it may have moved; then nobody accepts it."""
    if report is None:
        return StatusBadge(
            "neutral", "circle", pgettext("progress status", "Not reported")
        )
    status = S(report.status)
    if status == S.SENT and plan and plan.status == PlanStatus.MOVED:
        words = pgettext("progress status", "Sent, moved away before it was accepted")
        return StatusBadge("neutral", "circle", words)
    return StatusBadge(*TONES[status], str(status.label))


def returned_badge() -> StatusBadge:
    return StatusBadge(*TONES[S.RETURNED], str(S.RETURNED.label))


def others_badge(report: ProgressReport | None) -> StatusBadge:
    """What a supervisor reads: before the sending only that nothing was sent."""
    if report is None or report.status == S.DRAFT:
        return report_badge(None)
    return report_badge(report)


def supervisor_words(report: ProgressReport) -> str:
    return reader_words(report.supervisor_office, report.supervisor_organisation)


def result_badge(result: str) -> StatusBadge:
    result = Result(result)
    return StatusBadge(*RESULT_TONES[result], str(result.label))


def state_badge(standing: Standing) -> StatusBadge:
    """The state of a line, for its author and its supervisor."""
    if standing.evaluation:
        return result_badge(standing.evaluation.result)
    return {
        LineState.REACHED: StatusBadge("done", "check", _("Delivered")),
        LineState.OVERDUE: StatusBadge("danger", "warning", _("Overdue")),
        LineState.UNDER_WAY: StatusBadge("neutral", "clock", _("Under way")),
        LineState.NOT_BEGUN: StatusBadge("neutral", "circle", _("Not begun")),
    }[standing.state]


def quantity_words(done: int, planned: int, unit: str) -> str:
    """“3 trong 4 bài”."""
    if not planned:
        return ""
    words = _("%(done)s of %(planned)s %(unit)s")
    return (words % {"done": done, "planned": planned, "unit": unit}).strip()
