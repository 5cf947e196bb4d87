"""The running meeting; the projector, which is public, stands in the project's list."""

from django.urls import path

from cells.meetings.views import live_acts as acts
from cells.meetings.views.live import LiveNews, MeetingLive
from cells.meetings.views.presentations import MyTurn, TurnWrite
from cells.meetings.views.running import MeetingEnd, MeetingResume, MeetingStart

LIVE = "<int:pk>/live"
TURN = f"{LIVE}/turns/<int:row>"

urlpatterns = [
    path("<int:pk>/start/", MeetingStart.as_view(), name="start"),
    path("<int:pk>/end/", MeetingEnd.as_view(), name="end"),
    path("<int:pk>/resume/", MeetingResume.as_view(), name="resume"),
    path("<int:pk>/my-turn/", MyTurn.as_view(), name="my_turn"),
    path(f"{LIVE}/", MeetingLive.as_view(), name="live"),
    path(f"{LIVE}/news/", LiveNews.as_view(), name="live_news"),
    path(f"{LIVE}/move-on/", acts.MoveOn.as_view(), name="move_on"),
    path(f"{LIVE}/take-up/", acts.ItemTakeUp.as_view(), name="take_up"),
    path(f"{LIVE}/skip/", acts.ItemSkip.as_view(), name="skip_item"),
    path(
        f"{LIVE}/without-secretary/",
        acts.WithoutSecretary.as_view(),
        name="without_secretary",
    ),
    path(f"{LIVE}/invite/", acts.TurnInvite.as_view(), name="invite"),
    path(f"{LIVE}/late/", acts.TurnAdd.as_view(), name="add_turn"),
    path(f"{LIVE}/cover/", acts.ContentCover.as_view(), name="cover"),
    path(
        f"{LIVE}/projector/", acts.ProjectorAddress.as_view(), name="projector_address"
    ),
    path(f"{TURN}/extend/", acts.TurnExtend.as_view(), name="extend_turn"),
    path(f"{TURN}/clock/", acts.TurnClock.as_view(), name="turn_clock"),
    path(f"{TURN}/leave-out/", acts.TurnLeaveOut.as_view(), name="leave_out"),
    path(f"{TURN}/put-back/", acts.TurnPutBack.as_view(), name="put_back"),
    path(f"{TURN}/move/", acts.TurnMove.as_view(), name="move_turn"),
    path(f"{TURN}/summary/", TurnWrite.as_view(), name="write_turn"),
]
