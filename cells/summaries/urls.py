from django.urls import path

from cells.summaries import views

app_name = "summaries"
urlpatterns = [
    path("", views.SummaryCurrent.as_view(), name="current"),
    path("<int:pk>/", views.SummaryDetail.as_view(), name="detail"),
    path("<int:pk>/narrative/", views.NarrativeWrite.as_view(), name="narrative"),
    path("<int:pk>/lines/", views.LineList.as_view(), name="lines"),
    path("<int:pk>/lines/<int:line>/", views.LineChange.as_view(), name="line"),
    path("<int:pk>/measures/", views.MeasureList.as_view(), name="measures"),
    path(
        "<int:pk>/measures/<int:measure>/",
        views.MeasureChange.as_view(),
        name="measure",
    ),
    path(
        "<int:pk>/measures/<int:measure>/place/",
        views.MeasurePlace.as_view(),
        name="measure_place",
    ),
    path(
        "<int:pk>/behind/<int:number>/<slug:frequency>/",
        views.BehindNumber.as_view(),
        name="behind",
    ),
]
