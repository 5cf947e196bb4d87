"""The acts of the committee above."""

from django.utils.translation import gettext_lazy as _

from cells.ratings import policies, services
from cells.ratings.cautions import cautions_before_deciding
from cells.ratings.forms.acts import DecideForm, ReturnForm, ReviseForm
from cells.ratings.pages.last_facts import facts_of_last_decision
from cells.ratings.transitions import DECIDE_RATING, RETURN_RATING, REVISE_DECISION
from cells.ratings.views.shared import ActView


class RatingReturn(ActView):
    """Return the proposal to the cell, with a reason."""

    policy = policies.decides
    form_class = ReturnForm
    service = staticmethod(services.return_rating)
    transitions = (RETURN_RATING,)
    heading = _("Return it to the cell")
    lead = _("The cell reads your reason and proposes again.")
    done = _("The proposal has been returned.")


class RatingDecide(ActView):
    """Record what the committee decided."""

    policy = policies.decides
    form_class = DecideForm
    service = staticmethod(services.decide_rating)
    transitions = (DECIDE_RATING,)
    heading = _("Decide the level")
    lead = _(
        "The program adds up; people decide. The dossier is frozen with its hash and "
        "the member is told."
    )
    done = _("The decision has been recorded and the member told.")

    def show(self, form, **kwargs):
        if not form.is_bound:
            form.initial |= facts_of_last_decision(self.object)
        notes = cautions_before_deciding(self.object)
        return super().show(form, notes=notes, **kwargs)


class RatingRevise(ActView):
    """Take the decision up again; the old one stays, marked as replaced."""

    policy = policies.decides
    form_class = ReviseForm
    service = staticmethod(services.revise_decision)
    transitions = (REVISE_DECISION,)
    heading = _("Revise the decision")
    lead = _("The old decision stays in the dossier, marked as replaced.")
    done = _("The rating is before the committee again.")
