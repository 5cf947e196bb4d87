from django.core.management.base import BaseCommand, CommandError

from cells.audit.chain import faults
from cells.models import AuditChain


class Command(BaseCommand):
    help = "Checks every audit chain; fails if a row was changed, removed or inserted."

    def handle(self, *args, **options):
        found = []
        for chain in AuditChain.objects.order_by("pk"):
            found.extend(faults(chain))
            owner = chain.organisation_id or "installation"
            self.stdout.write(
                f"chain {chain.pk} ({owner}): {chain.head_sequence} entries, "
                f"head {chain.head_hash or '-'}"
            )
        for fault in found:
            self.stderr.write(fault)
        if found:
            raise CommandError(f"{len(found)} faults in the audit trail.")
        self.stdout.write(self.style.SUCCESS("The audit trail is whole."))
