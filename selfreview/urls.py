"""All addresses. What may be opened without signing in is named in the tests."""

from django.contrib import admin
from django.urls import include, path

from cells.meetings.views.projector import projector, projector_news
from cells.plans.views import check_document
from selfreview.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("check/<str:token>", check_document, name="check_document"),
    path("projector/<str:token>/", projector, name="projector"),
    path("projector/<str:token>/news/", projector_news, name="projector_news"),
    path("admin/", admin.site.urls),
    path("documents/", include("reports.urls")),
    path("", include("cells.urls")),
]
