from django.urls import path

from cells.journey import views

app_name = "journey"
urlpatterns = [
    path("", views.CellRoundCurrent.as_view(), name="current"),
    path("open/", views.RoundOpen.as_view(), name="open_round"),
    path("<int:pk>/", views.CellRoundDetail.as_view(), name="cell_round"),
]
