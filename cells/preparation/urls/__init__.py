"""The addresses of the preparation: /preparation/…"""

from cells.preparation.urls import duties, materials, papers

app_name = "preparation"
urlpatterns = [
    *materials.urlpatterns,
    *duties.urlpatterns,
    *papers.urlpatterns,
]
