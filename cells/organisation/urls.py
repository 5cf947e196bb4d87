from django.urls import path

from cells.organisation import views

app_name = "organisation"
urlpatterns = [
    path("delegations/", views.DelegationList.as_view(), name="delegations"),
    path(
        "delegations/<int:pk>/take-back/",
        views.DelegationTakeBack.as_view(),
        name="take_back",
    ),
]
