from django.urls import path

from cells.private_notes import views

app_name = "private_notes"
urlpatterns = [
    path("", views.NoteList.as_view(), name="list"),
    path("<int:pk>/", views.NoteEdit.as_view(), name="edit"),
    path("<int:pk>/delete/", views.NoteDelete.as_view(), name="delete"),
]
