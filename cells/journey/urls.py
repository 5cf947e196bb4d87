from django.urls import path

from cells.journey import (
    cancel_views,
    committee_views,
    paper_views,
    preparation_views,
    progress_views,
    summary_views,
    views,
)

app_name = "journey"
urlpatterns = [
    path("", views.CellRoundCurrent.as_view(), name="current"),
    path("open/", views.RoundOpen.as_view(), name="open_round"),
    path(
        "summary/<int:pk>/freeze/",
        summary_views.SummaryFreeze.as_view(),
        name="freeze",
    ),
    path(
        "summary/<int:pk>/reopen-reports/",
        summary_views.ReviewsReopen.as_view(),
        name="reopen_reviews",
    ),
    path(
        "summary/<int:pk>/pass/",
        summary_views.SummaryPass.as_view(),
        name="pass_summary",
    ),
    path(
        "summary/<int:pk>/pass-after-minutes/",
        summary_views.SummaryPassAfterMinutes.as_view(),
        name="pass_after_minutes",
    ),
    path(
        "summary/<int:pk>/reopen/",
        summary_views.SummaryReopen.as_view(),
        name="reopen_summary",
    ),
    path(
        "<int:pk>/papers/<slug:kind>/draft/",
        paper_views.PaperDraft.as_view(),
        name="draft_paper",
    ),
    path(
        "papers/<int:pk>/draft-anew/",
        paper_views.PaperRedraft.as_view(),
        name="redraft_paper",
    ),
    path("<int:pk>/", views.CellRoundDetail.as_view(), name="cell_round"),
    path(
        "preparation/",
        preparation_views.PreparationCurrent.as_view(),
        name="preparation_current",
    ),
    path(
        "<int:pk>/preparation/",
        preparation_views.PreparationDetail.as_view(),
        name="preparation",
    ),
    path(
        "<int:pk>/cancel/", cancel_views.CellRoundCancel.as_view(), name="cancel_round"
    ),
    path(
        "<int:pk>/reinstate/<int:review>/",
        views.ReviewReinstate.as_view(),
        name="reinstate",
    ),
    path(
        "progress/<int:pk>/withdraw/",
        progress_views.AcceptanceWithdraw.as_view(),
        name="withdraw_acceptance",
    ),
    path(
        "committee/",
        committee_views.CommitteeRounds.as_view(),
        name="committee_rounds",
    ),
    path(
        "committee/new/",
        committee_views.CommitteeRoundNew.as_view(),
        name="new_committee_round",
    ),
    path(
        "committee/<int:pk>/",
        committee_views.CommitteeRoundDetail.as_view(),
        name="committee_round",
    ),
    path(
        "committee/<int:pk>/edit/",
        committee_views.CommitteeRoundEdit.as_view(),
        name="edit_committee_round",
    ),
    path(
        "committee/<int:pk>/issue/",
        committee_views.CommitteeRoundIssue.as_view(),
        name="issue_committee_round",
    ),
    path(
        "committee/<int:pk>/cancel/<int:cell_round>/",
        committee_views.CellCancel.as_view(),
        name="cancel_in_cell",
    ),
]
