"""Convening: invitations, leave, attendance, guests."""

urlpatterns = []
