"""The addresses of every part, gathered."""

from django.urls import include, path

urlpatterns = [
    path("", include("cells.worklist.urls")),
    path("notices/", include("cells.worklist.notice_urls")),
    path("account/", include("cells.accounts.urls")),
    path("organisation/", include("cells.organisation.urls")),
    path("reviews/", include("cells.reviews.urls")),
    path("rounds/", include("cells.journey.urls")),
    path("preparation/", include("cells.preparation.urls")),
    path("notes/", include("cells.private_notes.urls")),
    path("collective/", include("cells.collective.urls")),
    path("meetings/", include("cells.meetings.urls")),
    path("summaries/", include("cells.summaries.urls")),
    path("plans/", include("cells.plans.urls")),
    path("supervision/", include("cells.supervision.urls")),
    path("ratings/", include("cells.ratings.urls")),
]
