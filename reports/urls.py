from django.urls import path

from reports import views

app_name = "reports"
urlpatterns = [
    path(
        "cell-summary/<int:pk>.pdf",
        views.CellSummaryPdf.as_view(),
        name="cell_summary_pdf",
    ),
]
