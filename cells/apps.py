from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CellsConfig(AppConfig):
    name = "cells"
    verbose_name = _("Cells")

    def ready(self):
        from cells.journey import authors_follow_memberships  # noqa: PLC0415

        authors_follow_memberships.listen()
