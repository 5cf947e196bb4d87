"""The one act at a progress report that has to look at ratings."""

from django.utils.timezone import now
from django.utils.translation import gettext_lazy

from cells.journey.withdraw_acceptance import withdraw_unrated_acceptance
from cells.supervision.forms import ReasonForm
from cells.supervision.policies import supervises_report
from cells.supervision.views.reading import ReportAct


class AcceptanceWithdraw(ReportAct):
    """Take an acceptance back, with a reason."""

    policy = supervises_report
    form_class = ReasonForm
    done = gettext_lazy("The acceptance has been withdrawn. The sheet waits again.")

    def act(self, cleaned):
        withdraw_unrated_acceptance(
            report=self.object,
            by=self.request.user,
            reason=cleaned["reason"],
            seen_version=cleaned["version"],
            now=now(),
        )
