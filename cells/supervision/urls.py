from django.urls import path

from cells.supervision import views

app_name = "supervision"
urlpatterns = [
    path("", views.SupervisionBoard.as_view(), name="board"),
    path("remind/", views.RemindOverdue.as_view(), name="remind"),
    path("mine/", views.MyProgress.as_view(), name="mine"),
    path("meeting/", views.MeetingSheet.as_view(), name="meeting"),
    path("meeting/accept/", views.AcceptTogether.as_view(), name="accept_together"),
    path("meeting/clerk/", views.ClerkName.as_view(), name="name_clerk"),
    path("meeting/clerk/<int:pk>/end/", views.ClerkEnd.as_view(), name="end_clerk"),
    path("meeting/oral/", views.ClerkSheet.as_view(), name="clerk"),
    path("codes/", views.OralCodes.as_view(), name="codes"),
    path("plans/<int:pk>/", views.PlanProgress.as_view(), name="plan"),
    path(
        "plans/<int:pk>/<slug:span>/<slug:starts_on>/start/",
        views.ProgressStart.as_view(),
        name="start",
    ),
    path("plans/<int:pk>/finish/", views.PlanFinish.as_view(), name="finish"),
    path("plans/<int:pk>/oral/", views.OralRecord.as_view(), name="oral"),
    path(
        "plans/<int:pk>/lines/<int:line>/evaluate/",
        views.LineEvaluate.as_view(),
        name="evaluate",
    ),
    path(
        "plans/<int:pk>/lines/<int:line>/idea/",
        views.IdeaAgree.as_view(),
        name="agree_to_idea",
    ),
    path("reports/<int:pk>/", views.ProgressDetail.as_view(), name="report"),
    path("reports/<int:pk>/write/", views.ProgressWrite.as_view(), name="write"),
    path("reports/<int:pk>/send/", views.ProgressSend.as_view(), name="send"),
    path("reports/<int:pk>/recall/", views.ProgressRecall.as_view(), name="recall"),
    path("reports/<int:pk>/confirm/", views.ProgressConfirm.as_view(), name="confirm"),
    path(
        "reports/<int:pk>/confirm-by-code/",
        views.ProgressConfirmByCode.as_view(),
        name="confirm_by_code",
    ),
    path(
        "reports/<int:pk>/confirm-by-scan/",
        views.ProgressConfirmByScan.as_view(),
        name="confirm_by_scan",
    ),
    path(
        "signed-sheets/<int:pk>/",
        views.SignedSheetDetail.as_view(),
        name="signed_sheet",
    ),
    path("reports/<int:pk>/accept/", views.ProgressAccept.as_view(), name="accept"),
    path("reports/<int:pk>/return/", views.ProgressReturn.as_view(), name="return"),
    path(
        "reports/<int:pk>/lines/<int:line>/evidence/",
        views.EvidenceAdd.as_view(),
        name="add_evidence",
    ),
    path("evidence/<int:pk>/", views.EvidenceDownload.as_view(), name="evidence"),
    path(
        "evidence/<int:pk>/remove/",
        views.EvidenceRemove.as_view(),
        name="remove_evidence",
    ),
    path("measures/<int:pk>/", views.MeasureReport.as_view(), name="measure"),
    path("ideas/", views.IdeaList.as_view(), name="ideas"),
    path("ideas/<int:pk>/reword/", views.IdeaReword.as_view(), name="reword_idea"),
    path(
        "ideas/<int:pk>/withdraw/", views.IdeaWithdraw.as_view(), name="withdraw_idea"
    ),
]
