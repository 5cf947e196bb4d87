from django.urls import path

from cells.reviews import views

app_name = "reviews"
urlpatterns = [
    path("", views.ReviewCurrent.as_view(), name="current"),
    path("queue/", views.ReviewQueue.as_view(), name="queue"),
    path("<int:pk>/", views.ReviewMine.as_view(), name="mine"),
    path("<int:pk>/write/4/", views.GeneralPartWrite.as_view(), name="write_general"),
    path("<int:pk>/write/<int:group>/", views.ReviewWrite.as_view(), name="write"),
    path(
        "<int:pk>/read-through/",
        views.ReviewReadThrough.as_view(),
        name="read_through",
    ),
    path("<int:pk>/kept/", views.ReviewKept.as_view(), name="kept"),
    path("<int:pk>/reader/", views.ReviewReader.as_view(), name="reader"),
    path("remind/", views.ReviewRemind.as_view(), name="remind"),
    path("<int:pk>/requests/", views.ReviewRequests.as_view(), name="requests"),
    path(
        "<int:pk>/proceed-without/",
        views.ReviewProceedWithout.as_view(),
        name="proceed_without",
    ),
    path("<int:pk>/file/", views.ReviewFile.as_view(), name="file"),
    path("<int:pk>/recall/", views.ReviewRecall.as_view(), name="recall"),
    path("<int:pk>/paper/", views.ReviewPaper.as_view(), name="paper"),
    path("<int:pk>/paper/name/", views.PaperName.as_view(), name="paper_name"),
    path(
        "<int:pk>/paper/take-back/",
        views.PaperTakeBack.as_view(),
        name="paper_take_back",
    ),
    path(
        "<int:pk>/paper/take-over/",
        views.PaperTakeOver.as_view(),
        name="paper_take_over",
    ),
    path("<int:pk>/paper/confirm/", views.PaperConfirm.as_view(), name="paper_confirm"),
    path("<int:pk>/help/", views.PaperHelp.as_view(), name="paper_help"),
    path("<int:pk>/help/name/", views.PaperHelpName.as_view(), name="paper_help_name"),
    path(
        "<int:pk>/help/withdraw/", views.PaperWithdraw.as_view(), name="paper_withdraw"
    ),
    path("<int:pk>/help/code/", views.PaperCode.as_view(), name="paper_code"),
    path("<int:pk>/help/scan/", views.PaperScanAttach.as_view(), name="paper_scan"),
    path("<int:pk>/entry/4/", views.EntryGeneralWrite.as_view(), name="entry_general"),
    path("<int:pk>/entry/<int:group>/", views.EntryWrite.as_view(), name="entry"),
    path(
        "<int:pk>/entry/read-through/",
        views.EntryReadThrough.as_view(),
        name="entry_read_through",
    ),
    path("<int:pk>/entry/enter/", views.EntryEnter.as_view(), name="entry_enter"),
    path("<int:pk>/entry/change/", views.EntryChange.as_view(), name="entry_change"),
    path("scans/<int:pk>/", views.PaperScanDetail.as_view(), name="scan"),
    path("codes/", views.CodeList.as_view(), name="codes"),
    path("<int:pk>/code/", views.CodeMake.as_view(), name="code"),
    path("filed/<int:pk>/", views.SubmissionDetail.as_view(), name="submission"),
    path("filed/<int:pk>/decide/", views.SubmissionDecide.as_view(), name="decide"),
    path("filed/<int:pk>/withdraw/", views.DecisionWithdraw.as_view(), name="withdraw"),
    path("filed/<int:pk>/pass-up/", views.SubmissionPassUp.as_view(), name="pass_up"),
]
