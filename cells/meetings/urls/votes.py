"""Votes, the conclusion, lessons."""

from django.urls import path

from cells.meetings.views import conclusion, lessons, votes

urlpatterns = [
    path("<int:pk>/votes/", votes.VoteList.as_view(), name="votes"),
    path("<int:pk>/votes/open/", votes.VoteOpen.as_view(), name="open_vote"),
    path(
        "<int:pk>/votes/<int:vote>/close/",
        votes.VoteClose.as_view(),
        name="close_vote",
    ),
    path(
        "<int:pk>/votes/<int:vote>/count/",
        votes.VoteCount.as_view(),
        name="count_vote",
    ),
    path(
        "<int:pk>/votes/<int:vote>/cancel/",
        votes.VoteCancel.as_view(),
        name="cancel_vote",
    ),
    path(
        "<int:pk>/conclusion/",
        conclusion.ConclusionWrite.as_view(),
        name="conclusion",
    ),
    path(
        "<int:pk>/conclusion/start/",
        conclusion.ConclusionStart.as_view(),
        name="start_conclusion",
    ),
    path("<int:pk>/lessons/", lessons.LessonList.as_view(), name="lessons"),
    path("<int:pk>/lessons/add/", lessons.LessonRecord.as_view(), name="add_lesson"),
    path(
        "<int:pk>/lessons/<int:lesson>/",
        lessons.LessonChange.as_view(),
        name="change_lesson",
    ),
    path(
        "<int:pk>/lessons/<int:lesson>/withdraw/",
        lessons.LessonWithdraw.as_view(),
        name="withdraw_lesson",
    ),
]
