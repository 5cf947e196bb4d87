"""The addresses of the meetings, gathered."""

from cells.meetings.urls import convening, live, minutes, planning, remarks, votes

app_name = "meetings"
urlpatterns = [
    *planning.urlpatterns,
    *convening.urlpatterns,
    *live.urlpatterns,
    *remarks.urlpatterns,
    *votes.urlpatterns,
    *minutes.urlpatterns,
]
