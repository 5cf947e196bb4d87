from django.urls import path

from cells.preparation.views import (
    paper_templates,
    paper_versions,
    paper_writing,
    papers,
)

urlpatterns = [
    path("<int:pk>/papers/", papers.PaperList.as_view(), name="papers"),
    path("papers/<int:pk>/", paper_writing.PaperWrite.as_view(), name="paper"),
    path("papers/<int:pk>/hide/", papers.PaperHide.as_view(), name="hide_paper"),
    path(
        "papers/<int:pk>/versions/",
        paper_versions.PaperVersions.as_view(),
        name="paper_versions",
    ),
    path(
        "paper-versions/<int:pk>/use/",
        paper_versions.PaperVersionUse.as_view(),
        name="use_paper_version",
    ),
    path(
        "paper-templates/<int:pk>/",
        paper_templates.TemplateList.as_view(),
        name="paper_templates",
    ),
    path(
        "paper-templates/<int:pk>/<slug:kind>/",
        paper_templates.TemplateWrite.as_view(),
        name="paper_template",
    ),
    path(
        "paper-templates/<int:pk>/<slug:kind>/reset/",
        paper_templates.TemplateReset.as_view(),
        name="reset_paper_template",
    ),
]
