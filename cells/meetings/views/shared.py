"""What the views of a meeting share."""

from django.shortcuts import redirect
from django.utils.timezone import localdate

from cells.access import RecordMixin
from cells.meetings import policies
from cells.meetings.models import Meeting
from cells.meetings.pages.detail import is_ahead
from cells.meetings.speakers import participants

MEETINGS = Meeting.objects.select_related(
    "cell_round__round", "cell_round__cell", "chair", "clerk", "minutes_of"
)


class MeetingView(RecordMixin):
    """A view of one meeting, which can read it anew after a refusal."""

    queryset = MEETINGS
    policy = policies.may_read

    def fresh(self) -> Meeting:
        self.object = self.get_queryset().get(pk=self.object.pk)
        return self.object


class AgendaView(MeetingView):
    """Part of editing the running order; once the session began one only reads."""

    policy = policies.may_edit_agenda

    def dispatch(self, request, *args, **kwargs):
        if request.method == "GET" and not is_ahead(self.object):
            return redirect("meetings:detail", pk=self.object.pk)
        return super().dispatch(request, *args, **kwargs)


def people_of(meeting: Meeting, *named) -> list:
    """Who may be chosen today, with those who stand there already."""
    people = participants(meeting.cell_round.cell_id, localdate())
    known = {person.pk for person in people}
    for person in named:
        if person and person.pk not in known:
            people.append(person)
            known.add(person.pk)
    return people
