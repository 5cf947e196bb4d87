from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone, translation

from cells.management.demo.accounts import accounts_file, write_accounts
from cells.management.demo.content import Calendar, rows
from cells.management.demo.followed import (
    give_ideas,
    recall_what_is_due,
    report_measures,
    see_older_notices,
)
from cells.management.demo.newest_month import NewestMonth
from cells.management.demo.paper_entries import enter_papers
from cells.management.demo.people import make_organisations, make_people
from cells.management.demo.plans import make_plans
from cells.management.demo.preparation import prepare_sessions
from cells.management.demo.ratings import rate_years
from cells.management.demo.reviews import bring_to_states
from cells.management.demo.rounds import bring_before_cell, end_round, open_round
from cells.management.demo.sessions import convene_sessions
from cells.management.demo.supervision import Year
from cells.models import Catalogue, CellRound, Member, RatingRule


class Command(BaseCommand):
    help = (
        "Fills an empty database with an invented Party committee, four cells and "
        "their rounds. Data that is there already is kept."
    )

    def handle(self, *args, **options):
        translation.activate("vi")
        if self.is_demo():
            self.print_accounts()
            return
        if Member.objects.exists():
            raise CommandError(
                "This database has real members: the demonstration is not mixed with "
                "them. Use an empty database."
            )
        if not Catalogue.objects.exists():
            raise CommandError("Run load_indicators first.")
        if not RatingRule.objects.exists():
            raise CommandError("Run load_rating_rules first.")
        write_accounts(self.create())
        self.print_accounts()

    def is_demo(self) -> bool:
        """Whether everybody of the demonstration is there already."""
        names = {row["username"] for row in rows("people_*.toml", "person")}
        return Member.objects.filter(username__in=names).count() == len(names)

    @transaction.atomic
    def create(self):
        now = timezone.now()
        calendar = Calendar(timezone.localdate(now))
        organisations = make_organisations()
        accounts = make_people(organisations, calendar, now)
        states, rounds = rows("states.toml", "cell_state"), {}
        for row in rows("rounds.toml", "round"):
            review_round = open_round(row, organisations, calendar)
            rounds[row["key"]] = review_round
            own = [state for state in states if state["round"] == row["key"]]
            bring_to_states(own, rounds, calendar)
            if "closed_days" in row:
                end_round(row, review_round, calendar)
                continue
            for cell_round in CellRound.objects.filter(round=review_round):
                make_plans(row["key"], cell_round, calendar)
            prepare_sessions(row["key"], review_round, organisations, calendar)
            enter_papers(row["key"], review_round, calendar)
            if "frozen" in row:
                bring_before_cell(row, review_round, calendar)
            convene_sessions(row["key"], review_round, calendar)
        for row in rows("rounds.toml", "round"):
            self.follow(row, rounds[row["key"]], calendar)
        rate_years(calendar)
        see_older_notices(calendar)
        return accounts

    def follow(self, row: dict, review_round, calendar: Calendar) -> None:
        """What became of the plans of a round that is still supervised."""
        supervised = row.get("supervised", [])
        for cell_round in review_round.cell_rounds.filter(cell__code__in=supervised):
            year = Year(row["key"], cell_round, calendar)
            report_measures(row["key"], cell_round, calendar)
            give_ideas(year)
            NewestMonth(year).bring_to_states()
            recall_what_is_due(calendar)

    def print_accounts(self):
        path = accounts_file()
        if not path.exists():
            self.stdout.write("The demonstration is there, its list of accounts not.")
            return
        self.stdout.write(f"Demo accounts (kept in {path}):")
        self.stdout.write(path.read_text(encoding="utf-8"))
