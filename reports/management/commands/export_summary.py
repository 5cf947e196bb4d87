from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cells.summaries.models import CellSummary
from reports.views import cell_summary_pdf, record_export


class Command(BaseCommand):
    help = "Writes the summary report of a cell for a round as PDF."

    def add_arguments(self, parser):
        parser.add_argument("--cell", required=True, help="code of the cell")
        parser.add_argument("--round", required=True, help="slug of the round")
        parser.add_argument("--output", required=True, help="FILE.pdf")

    def handle(self, *args, **options):
        summary = (
            CellSummary.objects.select_related("cell_round__round", "cell_round__cell")
            .filter(
                cell_round__cell__code=options["cell"],
                cell_round__round__slug=options["round"],
            )
            .first()
        )
        if summary is None:
            raise CommandError(
                f"No summary of cell {options['cell']} in round {options['round']}."
            )
        pdf = cell_summary_pdf(summary)
        try:
            Path(options["output"]).write_bytes(pdf)
        except OSError as error:
            raise CommandError(f"Cannot write the file: {error.strerror}.") from error
        record_export(summary, actor=None)
        self.stdout.write(f"{options['output']}: {len(pdf)} bytes")
