from django.core.management.base import BaseCommand

from cells.preparation.rule_loading import load_rules


class Command(BaseCommand):
    help = "Puts the common rules in force on the shelf, from the project's data file."

    def handle(self, *args, **options):
        new, changed = load_rules()
        self.stdout.write(f"Rules on the shelf: {new} new, {changed} changed.")
