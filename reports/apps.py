from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The papers: built from plain dataclasses, written as files."""

    name = "reports"
