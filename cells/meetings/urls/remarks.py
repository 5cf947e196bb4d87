"""Remarks, points of the discussion, findings, answers."""

urlpatterns = []
