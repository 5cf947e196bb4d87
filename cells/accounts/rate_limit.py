"""How often an address may ask within a minute, counted in the shared cache."""

import hashlib
import time

from django.core.cache import cache

WINDOW = 60  # seconds


def is_over_limit(purpose: str, address: str, *, most: int) -> bool:
    """Count this question; True if ``address`` has asked more than ``most`` times.

    Every process counts in the same table. Two questions at the same moment may be
    counted as one, which a limit can bear. The address itself is not kept.
    """
    minute = int(time.time()) // WINDOW
    digest = hashlib.sha256(f"{purpose}:{address}".encode()).hexdigest()[:32]
    key = f"limit:{digest}:{minute}"
    asked = cache.get(key, 0) + 1
    if asked <= most:
        cache.set(key, asked, timeout=2 * WINDOW)
    return asked > most
