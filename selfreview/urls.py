"""All addresses. What may be opened without signing in is named in the tests."""

from django.contrib import admin
from django.urls import include, path

from cells.plans.views import check_document
from selfreview.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("check/<str:token>", check_document, name="check_document"),
    path("admin/", admin.site.urls),
    path("documents/", include("reports.urls")),
    path("", include("cells.urls")),
]
