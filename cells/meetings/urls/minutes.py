"""Minutes and extracts."""

urlpatterns = []
