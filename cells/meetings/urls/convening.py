"""Convening: invitations, leave, attendance, guests, further sittings."""

from django.urls import path

from cells.meetings import views
from cells.meetings.views.outcome import MeetingOutcome

urlpatterns = [
    path("<int:pk>/convene/", views.MeetingConvene.as_view(), name="convene"),
    path("<int:pk>/session.ics", views.MeetingCalendar.as_view(), name="calendar"),
    path("<int:pk>/leave/", views.LeaveAsk.as_view(), name="ask_leave"),
    path("<int:pk>/coming/", views.SayComing.as_view(), name="say_coming"),
    path("<int:pk>/attendance/", views.MeetingAttendance.as_view(), name="attendance"),
    path("<int:pk>/guests/", views.MeetingGuests.as_view(), name="guests"),
    path(
        "<int:meeting>/guests/<int:pk>/",
        views.GuestChange.as_view(),
        name="change_guest",
    ),
    path(
        "<int:meeting>/guests/<int:pk>/remove/",
        views.GuestRemove.as_view(),
        name="remove_guest",
    ),
    path("<int:pk>/delegate/", views.MeetingDelegate.as_view(), name="delegate"),
    path(
        "<int:meeting>/delegate/<int:pk>/withdraw/",
        views.DelegateWithdraw.as_view(),
        name="withdraw_delegate",
    ),
    path("<int:pk>/outcome/", MeetingOutcome.as_view(), name="outcome"),
    path("<int:pk>/further/", views.SittingPlan.as_view(), name="further"),
]
