"""Minutes and extracts."""

from django.urls import path

from cells.meetings.views.extract import MinutesExtract
from cells.meetings.views.minutes import DraftMinutes, MinutesAloud, MinutesPage
from cells.meetings.views.minutes_acts import (
    AddToMinutes,
    ConfirmMinutes,
    NameStandIn,
    PassMinutes,
    ReopenMinutes,
)

MINUTES = "<int:pk>/minutes"

urlpatterns = [
    path(f"{MINUTES}/", MinutesPage.as_view(), name="minutes"),
    path(f"{MINUTES}/draft/", DraftMinutes.as_view(), name="draft_minutes"),
    path(f"{MINUTES}/read-out/", MinutesAloud.as_view(), name="minutes_aloud"),
    path(f"{MINUTES}/pass/", PassMinutes.as_view(), name="pass_minutes"),
    path(f"{MINUTES}/reopen/", ReopenMinutes.as_view(), name="reopen_minutes"),
    path(f"{MINUTES}/confirm/", ConfirmMinutes.as_view(), name="confirm_minutes"),
    path(f"{MINUTES}/stand-in/", NameStandIn.as_view(), name="name_stand_in"),
    path(f"{MINUTES}/add/", AddToMinutes.as_view(), name="add_to_minutes"),
    path("<int:pk>/extract/", MinutesExtract.as_view(), name="extract"),
]
