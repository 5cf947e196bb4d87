"""What is posted of a lesson."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedTextFormField
from cells.preparation.models.lessons import LessonKind
from cells.saved_forms import TOO_LONG, VersionField

LONGEST_LESSON = 1000
CHOOSE_KIND = _("Choose what kind of lesson it is.")


class LessonForm(forms.Form):
    """Which kind, and the lesson in words."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("lesson", "Kind"),
        choices=LessonKind.choices,
        initial=LessonKind.TO_CHANGE,
        widget=forms.RadioSelect({"class": "form-check-input"}),
        error_messages={"required": CHOOSE_KIND, "invalid_choice": CHOOSE_KIND},
    )
    text = TypedTextFormField(
        label=_("In words"),
        strip=True,
        max_length=LONGEST_LESSON,
        widget=forms.Textarea({"class": "field-input", "rows": 3}),
        help_text=_(
            "What happened in the session, not who did it: no name stands here."
        ),
        error_messages={
            "required": _("Write the lesson in a sentence."),
            "max_length": TOO_LONG,
        },
    )

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("auto_id", "lesson-%s")
        super().__init__(*args, **kwargs)

    def values(self) -> dict:
        return {
            "kind": LessonKind(self.cleaned_data["kind"]),
            "text": self.cleaned_data["text"],
        }


class LessonChangeForm(LessonForm):
    """By the version that the writer saw."""

    version = VersionField(widget=forms.HiddenInput)
