from django.urls import path

from cells.summaries import views

app_name = "summaries"
urlpatterns = [
    path("", views.SummaryCurrent.as_view(), name="current"),
    path("<int:pk>/", views.SummaryDetail.as_view(), name="detail"),
]
