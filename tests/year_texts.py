"""What a member wrote, and what others wrote of it, in the year after the session.

Each kind of text carries a mark of its own. The member belongs to the cell and is none
of the cast; whose eyes the marks may meet is the test's.
"""

from dataclasses import dataclass

from django.urls import reverse

from cells.models import Evidence, PlanItem, SelfReview
from cells.plans.approved_content import items_of
from cells.plans.services import attach_signed_copy, send_plan, start_plan
from cells.ratings.services import answer_proposal, propose, remark
from cells.supervision.reporting_periods import Span, period_of
from cells.supervision.services import (
    add_file,
    add_note,
    agree_to_idea,
    evaluate_line,
    record_oral,
)
from tests import ratings_scenes as ratings
from tests import supervision_scenes as sheets
from tests.factories import NOW, TODAY, make_member
from tests.plan_scenes import (
    accepted_report,
    approved,
    edit_of,
    fresh,
    load_product_kinds,
    whole_values,
    write,
)

SOLUTION = "DẤUGIẢIPHÁP"  # given as an idea, not yet in other words
SHEET, EVIDENCE, WHY = "DẤUPHIẾUTHÁNG", "DẤUMINHCHỨNG", "DẤUVÌSAO"
ORAL = "DẤULỜINÓI"
SELF, REMARK, ANSWER = "DẤUTỰĐÁNHGIÁ", "DẤUNHẬNXÉT", "DẤUÝKIẾN"
OF_THE_PLAN = (SOLUTION, SHEET, EVIDENCE, WHY, ORAL)
OF_THE_RATING = (SELF, REMARK, ANSWER)


@dataclass
class YearTexts:
    """``urls``: the addresses of the member's own plan, sheets and rating."""

    plan: object
    item: PlanItem
    urls: list[str]


def written_in_the_year(cast, *, is_rated=True) -> YearTexts:
    member = add_member(cast)
    plan = marked_plan(cast, member)
    item = items_of(plan)[0]
    sent = marked_sheet(cast, plan)
    told = spoken(cast, plan)
    signed = sheets.signed_sheet(
        cast, spoken(cast, plan, span=Span.YEAR), data=file_with(ORAL)
    )
    copy = attach_signed_copy(
        approval=plan.approvals.get(),
        name="ban-ky.pdf",
        data=file_with(SOLUTION),
        by=member,
        now=NOW,
    )
    evaluate_line(
        plan=plan, plan_line=item.pk, period=sheets.MONTH, result="met",
        why=f"Đủ {WHY}", by=cast.secretary, now=NOW,
    )  # fmt: skip
    idea = agree_to_idea(plan=plan, plan_line=item.pk, author=member, now=NOW)
    urls = [
        reverse("plans:detail", args=[plan.pk]),
        reverse("supervision:plan", args=[plan.pk]),
        reverse("supervision:oral", args=[plan.pk]),
        reverse("supervision:evaluate", args=[plan.pk, item.pk]),
        reverse("supervision:reword_idea", args=[idea.pk]),
        reverse("supervision:evidence", args=[file_of(sent).pk]),
        reverse("supervision:signed_sheet", args=[signed.pk]),
        reverse("plans:signed_copy", args=[copy.pk]),
    ]
    for report in (sent, told, signed.report):
        urls.append(reverse("supervision:report", args=[report.pk]))
        urls.append(reverse("supervision:write", args=[report.pk]))
        urls.append(reverse("reports:progress_report_pdf", args=[report.pk]))
    if is_rated:
        rating = marked_rating(cast, member)
        names = ("ratings:detail", "ratings:write", "ratings:decide", "ratings:propose")
        urls += [reverse(name, args=[rating.pk]) for name in names]
        urls.append(reverse("reports:rating_dossier_pdf", args=[rating.pk]))
    return YearTexts(plan, item, urls)


def add_member(cast):
    """One more of the cell, with a report to write."""
    member = make_member(cast.cell)
    SelfReview.objects.create(
        cell_round=cast.cell_round,
        author=member,
        reader_office="secretary",
        reader_organisation=cast.cell,
        created_at=NOW,
    )
    return member


def marked_plan(cast, member):
    load_product_kinds()
    accepted_report(cast, member, declared={3: {}, 5: {}, 7: {}})
    plan = start_plan(cell_round=cast.cell_round, author=member, now=NOW)
    met, still_open, last = items_of(plan)
    values = whole_values(title="Dự giờ 12 buổi", solution=f"Cách làm {SOLUTION}")
    write(
        plan,
        edit_of(met, **values),
        edit_of(still_open, **values),
        edit_of(last, no_measure_reason="Đã xong"),
    )
    plan = fresh(plan)
    send_plan(plan=plan, seen_version=plan.version, now=NOW)
    return approved(cast, fresh(plan))


def marked_sheet(cast, plan):
    """Sent for this month, with evidence."""
    report = sheets.written(
        sheets.started(cast, plan=plan), obstacles=f"Vướng {SHEET}",
        next_steps=f"Tháng sau {SHEET}",
    )  # fmt: skip
    line = report.lines.first()
    line.report = report
    facts = {"line": line, "by": plan.author, "now": NOW}
    add_note(note=f"Ở {EVIDENCE}", **facts)
    add_file(name="minh-chung.pdf", data=file_with(EVIDENCE), **facts)
    return sheets.send(report)


def file_with(mark: str) -> bytes:
    return f"%PDF-1.7 {mark}".encode()


def file_of(report) -> Evidence:
    return Evidence.objects.exclude(sha256="").get(line__report=report)


def spoken(cast, plan, *, span=Span.QUARTER):
    """Recorded from the member's words, not yet confirmed."""
    ids = plan.approvals.get(replaced_at=None).item_ids
    report = record_oral(
        plan=plan,
        period=period_of(span, TODAY),
        values={pk: {"obstacles": f"Nói {ORAL}"} for pk in ids},
        comment=f"Nói {ORAL}",
        told_on=TODAY,
        by=cast.secretary,
        now=NOW,
    )
    return sheets.fresh(report)


def marked_rating(cast, member):
    """Proposed and answered; the committee has it before it decides."""
    rating = ratings.sent(cast, member, note=f"Đã làm {SELF}")
    facts = {"rating": rating, "by": cast.secretary, "now": NOW}
    remark(text=f"Có {REMARK}", seen_version=rating.version, **facts)
    propose(
        proposed=ratings.proposal(),
        cautions_seen=ratings.ALL_CAUTIONS,
        seen_version=rating.version,
        **facts,
    )
    answer_proposal(
        rating=rating, text=f"Xin {ANSWER}", seen_version=rating.version, now=NOW
    )
    return rating
