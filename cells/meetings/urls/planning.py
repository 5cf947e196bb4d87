"""Planning a meeting and its running order."""

from django.urls import path

from cells.meetings import views

urlpatterns = [
    path("", views.MeetingCurrent.as_view(), name="current"),
    path("dates/", views.MeetingDates.as_view(), name="dates"),
    path("rounds/<int:pk>/plan/", views.MeetingPlan.as_view(), name="plan"),
    path("<int:pk>/", views.MeetingDetail.as_view(), name="detail"),
    path("<int:pk>/change/", views.MeetingChange.as_view(), name="change"),
    path("<int:pk>/cancel/", views.MeetingCancel.as_view(), name="cancel"),
    path("<int:pk>/speak/", views.SpeakerRegister.as_view(), name="register"),
    path(
        "<int:pk>/speak/withdraw/",
        views.SpeakerWithdraw.as_view(),
        name="withdraw_registration",
    ),
    path("<int:pk>/agenda/", views.AgendaEdit.as_view(), name="agenda"),
    path("<int:pk>/agenda/compute/", views.AgendaCompute.as_view(), name="compute"),
    path("<int:pk>/agenda/add/", views.ItemAdd.as_view(), name="add_item"),
    path("<int:pk>/agenda/<int:item>/", views.ItemChange.as_view(), name="change_item"),
    path(
        "<int:pk>/agenda/<int:item>/remove/",
        views.ItemRemove.as_view(),
        name="remove_item",
    ),
]
