"""What every letter has in common: its subject, how it begins and ends."""

from django.utils.translation import gettext as _


def subject_of(year: int) -> str:
    """It never says more than that there is something to do."""
    return _("You have something to do in the session of %(year)s") % {"year": year}


def body_of(name: str, *sentences: str) -> str:
    paragraphs = [
        _("Dear comrade %(name)s.") % {"name": name},
        *sentences,
        _("This letter was sent by a program; please do not answer it."),
    ]
    return "\n\n".join(paragraphs) + "\n"
