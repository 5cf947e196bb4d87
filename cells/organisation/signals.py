"""What this part tells whoever listens above it; it knows none of them."""

from django.dispatch import Signal

# Sent by ``save_membership`` inside its transaction, with ``membership`` and ``now``.
membership_saved = Signal()
