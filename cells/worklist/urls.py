from django.urls import path

from cells.worklist import views

urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    path("call-list/", views.CallList.as_view(), name="call_list"),
]
