"""What is posted on the pages of a round beside the round itself."""

from django.utils.translation import gettext_lazy as _

from cells.fields import TypedTextFormField
from cells.saved_forms import SeenVersionForm

LONGEST_REASON = 2000


class CancelForm(SeenVersionForm):
    """Why the round is cancelled in a cell."""

    reason = TypedTextFormField(
        max_length=LONGEST_REASON,
        error_messages={
            "required": _("Say why the round is cancelled."),
            "max_length": _("At most %(limit_value)s characters, please."),
        },
    )
