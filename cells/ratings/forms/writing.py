"""The member's own part, row by row, whether a person or a script sends it."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from cells.ratings.models import Answer, Level, RatingAnswer
from cells.ratings.services import ANSWER_FIELDS, SELF_FIELDS, SELF_KEY
from cells.saved_forms import SavedForm, long_text

POSTED = re.compile(r"^c([1-9][0-9]{0,17})-version\Z")
WHOLE = "general"
MOST_TASKS = 1000
WHOLE_NUMBER = _("Enter a whole number, 0 or more.")
UP_TO = _("Enter a whole number, at most %(limit_value)s.")


def count(most: int = MOST_TASKS) -> forms.IntegerField:
    return forms.IntegerField(
        required=False,
        min_value=0,
        max_value=most,
        error_messages={
            "invalid": WHOLE_NUMBER,
            "min_value": WHOLE_NUMBER,
            "max_value": UP_TO,
        },
    )


def choice(choices) -> forms.ChoiceField:
    return forms.ChoiceField(
        required=False,
        choices=[("", ""), *choices],
        error_messages={"invalid_choice": _("Choose one of the list.")},
    )


class RatingAnswerForm(SavedForm):
    """The answer to one criterion."""

    answer = choice(Answer.choices)
    note = long_text(max_length=3000)
    value_fields = ANSWER_FIELDS

    def __init__(self, data, *, row: RatingAnswer):
        super().__init__(data, prefix=f"c{row.pk}")
        self.key = row.pk
        self.row = row

    def clean_answer(self):
        """Radios that a page did not send mean what stands, not “unanswered”."""
        if not self.sent("answer"):
            return self.row.answer
        return self.cleaned_data["answer"]


class SelfRatingForm(SavedForm):
    """What the member says of the whole period."""

    strengths = long_text()
    shortcomings = long_text()
    task_points = count()
    tasks_total = count()
    tasks_on_time = count()
    tasks_late = count()
    tasks_beyond = count()
    level = choice(Level.choices)
    value_fields = SELF_FIELDS
    key = SELF_KEY

    def __init__(self, data, *, most_for_tasks: int):
        super().__init__(data, prefix=WHOLE)
        self.most_for_tasks = most_for_tasks

    def clean(self):
        """No more points than the rule has; no more tasks done than were given."""
        cleaned = super().clean()
        points, most = cleaned.get("task_points"), self.most_for_tasks
        if points is not None and points > most:
            sentence = _("The rule gives %(most)s points at most.") % {"most": most}
            self.add_error("task_points", sentence)
        total = cleaned.get("tasks_total")
        done = [cleaned.get(name) or 0 for name in ("tasks_on_time", "tasks_late")]
        if total is not None and sum(done) > total:
            self.add_error("tasks_late", _("More tasks were done than were given."))
        if total is not None and (cleaned.get("tasks_beyond") or 0) > total:
            self.add_error("tasks_beyond", _("More tasks than were given."))
        return cleaned


def posted_answers(data) -> list[int]:
    return sorted(int(match[1]) for name in data if (match := POSTED.match(name)))
