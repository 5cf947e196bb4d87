from django.urls import path

from cells.journey import summary_views, views

app_name = "journey"
urlpatterns = [
    path("", views.CellRoundCurrent.as_view(), name="current"),
    path("open/", views.RoundOpen.as_view(), name="open_round"),
    path(
        "summary/<int:pk>/freeze/",
        summary_views.SummaryFreeze.as_view(),
        name="freeze",
    ),
    path(
        "summary/<int:pk>/reopen-reports/",
        summary_views.ReviewsReopen.as_view(),
        name="reopen_reviews",
    ),
    path(
        "summary/<int:pk>/pass/",
        summary_views.SummaryPass.as_view(),
        name="pass_summary",
    ),
    path(
        "summary/<int:pk>/reopen/",
        summary_views.SummaryReopen.as_view(),
        name="reopen_summary",
    ),
    path("<int:pk>/", views.CellRoundDetail.as_view(), name="cell_round"),
]
