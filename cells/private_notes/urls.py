app_name = "private_notes"
urlpatterns = []
