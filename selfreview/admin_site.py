"""The administration: only for administrators, signed in on the ordinary page."""

from functools import update_wrapper

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import Http404
from django.shortcuts import redirect
from django.urls import resolve, reverse
from django.utils.translation import gettext_lazy as _

from selfreview import deployment_checks


class Administration(AdminSite):
    site_header = _("Administration")
    site_title = _("Administration")
    index_title = _("Organisations, members and catalogues")
    site_url = "/"

    def register(self, model_or_iterable, admin_class=None, **options):
        """Only the project's own models: rights here are offices, not groups."""
        models = model_or_iterable
        if not isinstance(models, list | tuple):
            models = [models]
        own = [model for model in models if model._meta.app_label == "cells"]
        super().register(own, admin_class, **options)

    def admin_view(self, view, cacheable=False):
        """Whoever is not an administrator learns nothing of these pages."""
        guarded = super().admin_view(view, cacheable)

        def inner(request, *args, **kwargs):
            if not self.has_permission(request):
                raise Http404
            return guarded(request, *args, **kwargs)

        return update_wrapper(inner, guarded)

    def get_urls(self):
        """Without the redirect to any record of any model."""
        return [url for url in super().get_urls() if named(url) != "view_on_site"]

    def login(self, request, extra_context=None):
        """There is one page to sign in, and it is not here."""
        raise Http404

    def logout(self, request, extra_context=None):
        return resolve(reverse("sign_out")).func(request)

    def password_change(self, request, extra_context=None):
        return redirect("password_change")

    def password_change_done(self, request, extra_context=None):
        return redirect("password_change")


def named(url) -> str | None:
    return getattr(url, "name", None)


class AdministrationConfig(AdminConfig):
    """The administration; with it come the checks of an installation."""

    default_site = "selfreview.admin_site.Administration"
    checks = deployment_checks
