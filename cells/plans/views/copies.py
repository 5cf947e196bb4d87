"""The scan of a hand-signed print: attached, and read again."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.accounts.rate_limit import is_over_limit
from cells.plans import policies, services
from cells.plans.approved_content import newest_approval
from cells.plans.models import SignedCopy
from cells.plans.views.approving import PlanView
from cells.reviews.paper_forms import ScanForm
from cells.scans import MOST_BYTES, file_to_take
from cells.workflow import WorkflowError

COPIES_PER_MINUTE = 5  # looking for signatures in a crafted file takes many seconds


class SignedCopyAttach(PlanView):
    """Attach a scan to the newest approval."""

    policy = policies.may_read
    shows_anothers_text = True

    def before_showing(self):
        """GET shows nothing here: it leads to the plan."""

    def get(self, request, *args, **kwargs):
        return redirect("plans:detail", pk=self.object.pk)

    def post(self, request, *args, **kwargs):
        form = ScanForm(request.POST, request.FILES)
        if not form.is_valid():
            errors = [str(error) for each in form.errors.values() for error in each]
            return self.refused(" ".join(errors), status=422)
        if is_over_limit("signed copies", str(request.user.pk), most=COPIES_PER_MINUTE):
            return self.refused(
                _("Several copies were attached just now. Try again in a minute."),
                status=429,
            )
        try:
            approval = newest_approval(self.object)
            if approval is None:
                raise WorkflowError(_("There is no approval to attach a scan to."))
            approval.plan = self.object
            self.attach(approval, form.cleaned_data["file"])
        except WorkflowError as error:
            return self.refused(str(error), status=409)
        messages.success(request, _("The signed copy has been attached."))
        return redirect("plans:detail", pk=self.object.pk)

    def attach(self, approval, file):
        """Of a file that is too large no more is read than shows it."""
        services.attach_signed_copy(
            approval=approval,
            name=file.name,
            data=file.read(MOST_BYTES + 1),
            by=self.request.user,
            now=now(),
        )

    def refused(self, sentence: str, *, status: int):
        self.record_opening()
        return self.show(form_error=sentence, status=status)


class SignedCopyDetail(RecordMixin, View):
    """Take a signed copy away; an opening by another is recorded first."""

    queryset = SignedCopy.objects.select_related("approval__plan__cell_round")
    policy = policies.may_see_copy
    shows_anothers_text = True

    def before_showing(self):
        if self.object.approval.author_id != self.request.user.pk:
            services.open_signed_copy(copy=self.object, by=self.request.user, now=now())

    def get(self, request, *args, **kwargs):
        return file_to_take(self.object, filename=self.object.name)
