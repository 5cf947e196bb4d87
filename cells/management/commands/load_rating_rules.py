from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cells.ratings.rule_loading import data_files, load_rule, unconfirmed
from cells.workflow import WorkflowError


class Command(BaseCommand):
    help = (
        "Loads the rules of rating from the project's data files; with --verbosity 0 "
        "without naming each value that is not confirmed."
    )

    def handle(self, *args, **options):
        refused = []
        for path in data_files():
            try:
                rule, is_new = load_rule(path, now=timezone.now())
            except (WorkflowError, ImproperlyConfigured) as error:
                refused.append(str(error))  # the other rules are loaded all the same
                continue
            open_values = unconfirmed(rule)
            self.stdout.write(
                f"{rule.code}: {'loaded' if is_new else 'already loaded'}, "
                f"{len(open_values)} values not confirmed."
            )
            for each in open_values if options["verbosity"] else ():
                self.stdout.write(f"  - {each}")
        if refused:
            raise CommandError("\n".join(refused))
