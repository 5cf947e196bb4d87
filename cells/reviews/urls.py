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
    path("<int:pk>/reader/", views.ReviewReader.as_view(), name="reader"),
    path("<int:pk>/file/", views.ReviewFile.as_view(), name="file"),
    path("<int:pk>/recall/", views.ReviewRecall.as_view(), name="recall"),
    path("filed/<int:pk>/", views.SubmissionDetail.as_view(), name="submission"),
    path("filed/<int:pk>/decide/", views.SubmissionDecide.as_view(), name="decide"),
    path("filed/<int:pk>/withdraw/", views.DecisionWithdraw.as_view(), name="withdraw"),
    path("filed/<int:pk>/pass-up/", views.SubmissionPassUp.as_view(), name="pass_up"),
]
