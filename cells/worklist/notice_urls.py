from django.urls import path

from cells.worklist import views

app_name = "notifications"
urlpatterns = [path("", views.NoticeList.as_view(), name="list")]
