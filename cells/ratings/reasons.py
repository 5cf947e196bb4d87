"""The one reason for not being rated that is the program's own, of no rule."""

from django.utils.translation import gettext as _

MOVED = "moved"


def moved_words() -> str:
    return _("moved to another cell, which rates this period")
