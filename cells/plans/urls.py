from django.urls import path

from cells.plans import views

app_name = "plans"
urlpatterns = [
    path("", views.PlanCurrent.as_view(), name="current"),
    path("start/", views.PlanStart.as_view(), name="start"),
    path("queue/", views.PlanQueue.as_view(), name="queue"),
    path("cell/", views.CellPlans.as_view(), name="cell"),
    path("kinds/", views.ProductKinds.as_view(), name="kinds"),
    path("<int:pk>/", views.PlanDetail.as_view(), name="detail"),
    path("<int:pk>/write/", views.PlanWrite.as_view(), name="write"),
    path(
        "<int:pk>/lines/<int:item>/remove/",
        views.PlanLineRemove.as_view(),
        name="remove_line",
    ),
    path(
        "<int:pk>/read-through/", views.PlanReadThrough.as_view(), name="read_through"
    ),
    path("<int:pk>/send/", views.PlanSend.as_view(), name="send"),
    path("<int:pk>/recall/", views.PlanRecall.as_view(), name="recall"),
    path("<int:pk>/approve/", views.PlanApprove.as_view(), name="approve"),
    path("<int:pk>/return/", views.PlanReturn.as_view(), name="return"),
    path("<int:pk>/pass-up/", views.PlanPassUp.as_view(), name="pass_up"),
    path("<int:pk>/change/", views.PlanChange.as_view(), name="change"),
    path("<int:pk>/discard/", views.PlanDiscard.as_view(), name="discard"),
    path(
        "<int:pk>/signed-copies/",
        views.SignedCopyAttach.as_view(),
        name="attach_signed_copy",
    ),
    path(
        "signed-copies/<int:pk>/", views.SignedCopyDetail.as_view(), name="signed_copy"
    ),
    path(
        "signed-copies/<int:pk>/signatures/",
        views.Signatures.as_view(),
        name="signatures",
    ),
    path(
        "signed-copies/<int:pk>/check/",
        views.SignaturesCheck.as_view(),
        name="check_signatures",
    ),
]
