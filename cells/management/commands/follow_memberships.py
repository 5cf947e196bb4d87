"""Members who begin or end today come into open rounds, or are excused; plans move."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from cells.journey.authors_follow_memberships import follow_memberships
from cells.journey.plans_follow_memberships import members_to_follow, move_plans_of
from cells.organisation.models import Organisation
from cells.ratings.services import follow_member, ratings_to_follow
from cells.rounds.models import CellRoundStatus


class Command(BaseCommand):
    help = "Let reports of open rounds, and plans, follow the memberships of today."

    def handle(self, *args, **options):
        now = timezone.now()
        cells = Organisation.objects.filter(
            cell_rounds__status=CellRoundStatus.OPEN
        ).order_by("pk")
        added = excused = unread = 0
        for cell in cells:
            followed = follow_memberships(cell=cell, now=now)
            added += len(followed.added)
            excused += len(followed.excused)
            unread += len(followed.unread)
        members = members_to_follow(timezone.localdate(now))
        on = timezone.localdate(now)
        rated = sorted({each.member_id for each, _is_back in ratings_to_follow(on)})
        for pk in rated:
            follow_member(member_id=pk, now=now)
        moved = sum(move_plans_of(member_id=pk, now=now) for pk in members)
        self.stdout.write(
            f"{len(cells)} cells with an open round: {added} reports added, "
            f"{excused} excused, {unread} without a reader; {moved} plans moved."
        )
