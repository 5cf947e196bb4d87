"""Remarks, points of the discussion, findings, answers."""

from django.urls import path

from cells.meetings.views.answers import AboutMe, FindingAnswer, RemarkAnswer
from cells.meetings.views.findings import (
    FindingChange,
    FindingRecord,
    FindingWithdraw,
    PointOut,
)
from cells.meetings.views.kept_items import KeptItems, PointOutKept
from cells.meetings.views.points import PointRecord, PointStrike
from cells.meetings.views.remarks import (
    RemarkChange,
    RemarkList,
    RemarkRecord,
    RemarkStrike,
)

REMARK = "<int:pk>/remarks/<int:remark>"
FINDING = "<int:pk>/findings/<int:finding>"

urlpatterns = [
    path("<int:pk>/remarks/", RemarkList.as_view(), name="remarks"),
    path("<int:pk>/remarks/record/", RemarkRecord.as_view(), name="record_remark"),
    path(f"{REMARK}/", RemarkChange.as_view(), name="change_remark"),
    path(f"{REMARK}/strike/", RemarkStrike.as_view(), name="strike_remark"),
    path(f"{REMARK}/answer/", RemarkAnswer.as_view(), name="answer_remark"),
    path(f"{REMARK}/point-out/", PointOut.as_view(), name="point_out"),
    path("<int:pk>/points/record/", PointRecord.as_view(), name="record_point"),
    path(
        "<int:pk>/points/<int:point>/strike/",
        PointStrike.as_view(),
        name="strike_point",
    ),
    path("<int:pk>/findings/record/", FindingRecord.as_view(), name="record_finding"),
    path(f"{FINDING}/", FindingChange.as_view(), name="change_finding"),
    path(f"{FINDING}/withdraw/", FindingWithdraw.as_view(), name="withdraw_finding"),
    path(f"{FINDING}/answer/", FindingAnswer.as_view(), name="answer_finding"),
    path("<int:pk>/kept-items/", KeptItems.as_view(), name="kept_items"),
    path(
        "<int:pk>/kept-items/<int:submission>/<int:number>/",
        PointOutKept.as_view(),
        name="point_out_kept",
    ),
    path("<int:pk>/about-me/", AboutMe.as_view(), name="about_me"),
]
