"""What the views of materials, reading meetings, rules and principles share."""

from django.http import HttpResponseRedirect

from cells.preparation.views.shared import first_error, refused
from cells.workflow import WorkflowError


class ReadingPress:
    """One press of a button: ``act()`` does it, ``back_url()`` is where it stands."""

    form_class = None

    def get(self, request, *args, **kwargs):
        return HttpResponseRedirect(self.back_url())

    def post(self, request, *args, **kwargs):
        form = self.form_class(request.POST)
        if not form.is_valid():
            return refused(request, first_error(form), self.back_url(), status=422)
        try:
            self.act(**form.cleaned_data)
        except WorkflowError as error:
            return refused(request, str(error), self.back_url(), status=409)
        return HttpResponseRedirect(self.back_url())
