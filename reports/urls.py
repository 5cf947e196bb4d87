from django.urls import path

from reports import plan_views, views

app_name = "reports"
urlpatterns = [
    path(
        "remediation-plan/<int:pk>.pdf",
        plan_views.RemediationPlanPdf.as_view(),
        name="remediation_plan_pdf",
    ),
    path(
        "cell-summary/<int:pk>.pdf",
        views.CellSummaryPdf.as_view(),
        name="cell_summary_pdf",
    ),
    path(
        "cell-summary/<int:pk>/",
        views.CellSummaryPreview.as_view(),
        name="cell_summary_preview",
    ),
    path(
        "members-copy/<int:pk>.pdf",
        views.MembersCopyPdf.as_view(),
        name="members_copy_pdf",
    ),
    path(
        "members-copy/<int:pk>/",
        views.MembersCopy.as_view(),
        name="members_copy",
    ),
    path(
        "administration/cell-summary/<int:pk>.pdf",
        views.AdministratorsPdf.as_view(),
        name="administrators_pdf",
    ),
]
