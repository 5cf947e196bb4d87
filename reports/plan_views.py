"""The remediation plan to take away, for its author and its approver."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.plans.models import RemediationPlan
from cells.plans.policies import may_read
from cells.plans.services import record_print
from cells.plans.shown import Shown, shown_to
from cells.plans.views.approving import PlanView
from cells.workflow import WorkflowError
from reports.contexts.remediation_plan_facts import remediation_plan_document
from reports.downloads import pdf_download
from reports.pdf import render_pdf

REMEDIATION_PLAN = "reports/documents/remediation_plan.html"


class RemediationPlanPdf(PlanView):
    """The plan as PDF; taking it away is recorded, by another also as an opening."""

    policy = may_read
    shows_anothers_text = True

    def get(self, request, *args, **kwargs):
        plan = self.object
        shown = shown_to(plan, is_author=plan.author_id == request.user.pk)
        if not shown.items:
            raise WorkflowError(_("The plan is with its author, who is correcting it."))
        pdf = remediation_plan_pdf(plan, shown)
        record_export(plan, shown, request.user, pdf)
        return pdf_download(pdf, "ke-hoach-khac-phuc", plan.cell_round)


def remediation_plan_pdf(plan: RemediationPlan, shown: Shown) -> bytes:
    document = remediation_plan_document(plan, shown)
    return render_pdf(REMEDIATION_PLAN, {"document": document})


def record_export(plan: RemediationPlan, shown: Shown, actor, pdf: bytes) -> None:
    """A print of content in force is kept by its hash, to know it again once signed."""
    with transaction.atomic():
        if shown.in_force:
            record_print(approval=shown.approval, data=pdf, now=timezone.now())
        record_action(
            "plan.export",
            plan,
            organisation_id=plan.cell_round.cell_id,
            actor=actor,
            now=timezone.now(),
            form="pdf",
        )
