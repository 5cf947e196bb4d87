"""One press puts a private note into an answer, after the page has been saved."""

import re

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _

from cells.indicators.models import Frequency
from cells.private_notes.models import PrivateNote
from cells.private_notes.reading import opened
from cells.reviews.pages.conflict import answer_conflict
from cells.reviews.pages.notes_panel import notes_panel
from cells.reviews.pages.shared import write_url
from cells.reviews.services.inserting import insert_text, with_text
from cells.saved_forms import PageForm
from cells.saving import Saved
from cells.workflow import WorkflowError

INSERT = re.compile(r"^insert-([1-9][0-9]{0,17})\Z")


class InsertsNotes:
    """What the page of a group does with the author's notes."""

    def has_notes(self) -> bool:
        """Whoever types the report in from paper has no notes beside it."""
        return self.object.author_id == self.request.user.pk

    def show(self, page, *, status=200):
        if self.has_notes():
            page.notes = notes_panel(self.request.user, page.rows)
        return super().show(page, status=status)

    def leave(self, page, answers):
        then = self.request.POST.get("then", "")
        if not self.has_notes():
            return super().leave(page, answers)
        if then == "notes":
            return redirect("private_notes:list")
        if asked := INSERT.match(then):
            return self.insert(int(asked[1]), answers)
        return super().leave(page, answers)

    def insert(self, note_pk: int, answers):
        """Append the note to the answer that it is about, or that was chosen."""
        by_number = {answer.indicator.number: answer for answer in answers}
        note = PrivateNote.objects.visible_to(self.request.user).filter(pk=note_pk)
        said = opened(note[0]) if note else None
        number = said and self.number_for(said, note_pk, answers)
        if number not in by_number:
            sentence = _("Choose the item that the note belongs to.")
            if said is None:
                sentence = _("This note is gone or cannot be read.")
            messages.error(self.request, sentence)
            return self.show(self.page(answers), status=422)
        return self.insert_into(by_number[number], number, said.text, answers)

    def number_for(self, said, note_pk: int, answers) -> int:
        for answer in answers:
            if said.indicator_code == answer.indicator.code:
                return answer.indicator.number
        chosen = self.request.POST.get(f"insert-{note_pk}-item", "")
        return int(chosen) if re.fullmatch(r"[0-9]{1,3}", chosen, re.ASCII) else 0

    def insert_into(self, answer, number: int, text: str, answers):
        mine = with_text(answer.deed, text)
        try:
            outcome, row = insert_text(
                review=self.object,
                answer=answer,
                number=number,
                text=text,
                now=now(),
                **PageForm(self.request.POST).facts(),
            )
        except WorkflowError as error:
            return self.too_late(error, lambda: self.page(answers))
        if outcome == Saved.CONFLICT:
            return self.both_texts(answer, row, mine, answers)
        messages.success(self.request, inserted(number, answer.frequency))
        group = answer.indicator.group.number
        return redirect(write_url(self.object, group, f"answer-{number}"))

    def both_texts(self, seen, stored, mine: str, answers):
        """Another window was faster: its text and this one stand side by side."""
        stored.indicator = seen.indicator
        page = self.page(answers)
        for row in page.rows:
            if row.number == seen.indicator.number:
                row.conflict = answer_conflict(stored, {"deed": mine})
                row.deed, row.unsaved = mine, True
        return self.show(page, status=409)


def inserted(number: int, frequency: str | None) -> str:
    if frequency in (None, Frequency.NONE):
        return _(
            "The note stands in item %(number)s. Choose how often there, so that the "
            "text is shown."
        ) % {"number": number}
    return _("The note stands in item %(number)s now.") % {"number": number}
