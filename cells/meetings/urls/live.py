"""The running meeting and its projector."""

urlpatterns = []
