"""The address a request came from: what sign-in attempts are counted by."""

from django.conf import settings


def client_address(request) -> str:
    """The peer, or behind a trusted proxy the last address that the proxy added."""
    if settings.TRUSTED_PROXY:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if last := forwarded[-1].strip():
            return last
    return request.META.get("REMOTE_ADDR", "")
