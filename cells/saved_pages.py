"""What a page of rows that save themselves answers, to a person and to its script."""

from django.contrib import messages
from django.http import JsonResponse

from cells.accounts.kept_post import wants_json
from cells.saved_rows import saved_rows, status_of
from cells.saving import Saved


class SavedPage:
    """For a view with ``show(forms=, conflicts=, status=)`` and ``leave()``.

    Rows are known by keys: ``forms`` holds what was posted, ``outcomes`` what the
    service made of it. ``nothing_sent``: the sentence for a post without a known row.
    """

    nothing_sent = ""

    def conflict_of_row(self, key, row, values):
        raise NotImplementedError

    def fields_of_row(self, key) -> tuple[str, ...]:
        raise NotImplementedError

    def figures(self, outcomes) -> tuple[int, int]:
        """How many rows are answered, and of how many, with what was just saved."""
        raise NotImplementedError

    def answer(self, forms, outcomes):
        """What became of each row; what is not stored is shown again as typed."""
        conflicts = {
            key: self.conflict_of_row(key, row, forms[key].values())
            for key, (outcome, row) in outcomes.items()
            if outcome == Saved.CONFLICT
        }
        invalid = {
            key: form.errors for key, form in forms.items() if not form.is_valid()
        }
        status = status_of(outcomes, invalid)
        if wants_json(self.request):
            answered, total = self.figures(outcomes)
            rows = saved_rows(outcomes, conflicts, invalid, self.fields_of_row)
            return JsonResponse(
                rows | {"answered": answered, "total": total}, status=status
            )
        if status == 200:
            return self.leave()
        kept = {
            key: form
            for key, form in forms.items()
            if key in invalid or key in conflicts
        }
        return self.show(forms=kept, conflicts=conflicts, status=status)

    def too_late(self, error, forms):
        """Not stored: the sentence, with everything typed on the page."""
        if wants_json(self.request):
            return JsonResponse({"reason": "closed", "message": str(error)}, status=409)
        messages.error(self.request, str(error))
        return self.show(forms=forms, status=409)

    def nothing_posted(self):
        message = str(self.nothing_sent)
        if wants_json(self.request):
            return JsonResponse({"reason": "empty", "message": message}, status=422)
        messages.error(self.request, message)
        return self.show(status=422)
