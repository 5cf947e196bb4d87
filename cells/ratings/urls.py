from django.urls import path

from cells.ratings.views import deciding, handling, lists, own

app_name = "ratings"
urlpatterns = [
    path("", own.RatingCurrent.as_view(), name="current"),
    path("cell/", lists.CellRatings.as_view(), name="cell"),
    path("committee/", lists.CommitteeRatings.as_view(), name="committee"),
    path("open/", lists.RatingOpen.as_view(), name="open"),
    path("rules/", lists.RatingRules.as_view(), name="rules"),
    path("<int:pk>/", own.RatingDetail.as_view(), name="detail"),
    path("<int:pk>/next/", lists.RatingNext.as_view(), name="next"),
    path("<int:pk>/write/", own.RatingWrite.as_view(), name="write"),
    path("<int:pk>/send/", own.RatingSend.as_view(), name="send"),
    path("<int:pk>/recall/", own.RatingRecall.as_view(), name="recall"),
    path("<int:pk>/answer/", own.RatingAnswer.as_view(), name="answer"),
    path("<int:pk>/request/", handling.RatingRequest.as_view(), name="request"),
    path("<int:pk>/remark/", handling.RatingRemark.as_view(), name="remark"),
    path(
        "<int:pk>/remark-without/",
        handling.RatingRemarkWithout.as_view(),
        name="remark_without",
    ),
    path("<int:pk>/propose/", handling.RatingPropose.as_view(), name="propose"),
    path("<int:pk>/withdraw/", handling.RatingWithdraw.as_view(), name="withdraw"),
    path("<int:pk>/not-rated/", handling.RatingNotRated.as_view(), name="not_rated"),
    path("<int:pk>/resume/", handling.RatingResume.as_view(), name="resume"),
    path("<int:pk>/commend/", handling.RatingCommend.as_view(), name="commend"),
    path("<int:pk>/return/", deciding.RatingReturn.as_view(), name="return"),
    path("<int:pk>/decide/", deciding.RatingDecide.as_view(), name="decide"),
    path("<int:pk>/revise/", deciding.RatingRevise.as_view(), name="revise"),
]
