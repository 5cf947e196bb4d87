from django.urls import path

from cells.collective import views

app_name = "collective"
urlpatterns = [
    path("", views.CollectiveCurrent.as_view(), name="current"),
    path("start/", views.CollectiveStart.as_view(), name="start"),
    path("<int:pk>/", views.CollectiveDetail.as_view(), name="detail"),
    path("<int:pk>/arrange/", views.CollectiveArrange.as_view(), name="arrange"),
    path("<int:pk>/lay/", views.CollectiveLay.as_view(), name="lay"),
    path("<int:pk>/take-back/", views.CollectiveTakeBack.as_view(), name="take_back"),
    path(
        "<int:pk>/write/4/",
        views.CollectiveGeneralWrite.as_view(),
        name="write_general",
    ),
    path("<int:pk>/write/<int:group>/", views.CollectiveWrite.as_view(), name="write"),
]
