from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from cells.indicators.loading import (
    CatalogueInUseError,
    data_files,
    load_catalogue,
)
from cells.plans.product_kinds import load_product_kinds
from cells.preparation.rule_loading import load_rules


class Command(BaseCommand):
    help = (
        "Loads the indicators, kinds of product, common rules and rules of rating "
        "from the project's data files."
    )

    def handle(self, *args, **options):
        load_product_kinds()
        load_rules()
        for path in data_files():
            try:
                catalogue, is_new = load_catalogue(path)
            except CatalogueInUseError as error:
                raise CommandError(str(error)) from error
            to_compare = [
                str(indicator.number)
                for indicator in catalogue.indicators.all()
                if indicator.is_to_be_compared
            ]
            self.stdout.write(
                f"{catalogue.code}: {'loaded' if is_new else 'already loaded'}, "
                f"{catalogue.indicators.count()} indicators; still to be compared "
                f"with the resolution: {', '.join(to_compare) or 'none'}."
            )
        call_command("load_rating_rules", stdout=self.stdout, verbosity=0)
