"""Votes, the conclusion."""

urlpatterns = []
