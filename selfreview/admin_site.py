"""The administration: only for administrators, signed in on the ordinary page."""

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import Http404
from django.utils.translation import gettext_lazy as _


class Administration(AdminSite):
    site_header = _("Administration")
    site_title = _("Administration")
    index_title = _("Organisations, members and catalogues")
    site_url = "/"

    def login(self, request, extra_context=None):
        """Whoever is not an administrator learns nothing of these pages."""
        raise Http404


class AdministrationConfig(AdminConfig):
    default_site = "selfreview.admin_site.Administration"
