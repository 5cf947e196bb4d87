"""What the product is measured against: an empty page, and a save of one row."""

from django.db.models import F
from django.http import JsonResponse
from django.urls import include, path
from django.views.generic import TemplateView, View

from cells.access import PolicyMixin
from cells.models import IndicatorAnswer
from cells.worklist.policies import is_signed_in


class Empty(PolicyMixin, TemplateView):
    """The frame of every page with the mandates, and nothing in it."""

    policy = is_signed_in
    template_name = "base.html"


class Bare(PolicyMixin, View):
    """One UPDATE of one row, behind the same sign-in and token as every save."""

    policy = is_signed_in

    def post(self, request, *args, **kwargs):
        own = IndicatorAnswer.objects.filter(
            review__author=request.user, indicator__number=27
        )
        saved = own.update(deed=request.POST["deed"], version=F("version") + 1)
        return JsonResponse({"saved": saved})


urlpatterns = [
    path("bench/empty/", Empty.as_view()),
    path("bench/bare/", Bare.as_view()),
    path("", include("selfreview.urls")),
]
