"""gunicorn for the demo and for an installation: the same server in both."""

import multiprocessing
import os
import sys

bind = os.environ.get("BIND", "127.0.0.1:8000")
# One worker per core, without threads: pages are rendering, and threads in one
# process get in each other's way (measured: half the pages a second).
worker_class = "sync"
workers = int(os.environ.get("WORKERS") or max(2, multiprocessing.cpu_count()))
# Loaded once for all workers; new code therefore needs a restart, not a reload.
preload_app = True
timeout = 60
graceful_timeout = 20
max_requests = 2000
max_requests_jitter = 200
# Addresses and who read what when stand in the audit, not in an access log.
accesslog = None
loglevel = "warning"
control_socket_disable = True


def when_ready(server):
    """Say where the pages are, now that they can be opened."""
    address = os.environ.get("SITE_URL") or f"http://{bind}"
    hint = " (Ctrl-C ends it)" if sys.stdin.isatty() else ""
    server.log.warning("Serving %s%s", address, hint)


def on_exit(server):
    """Say that it has ended as asked."""
    server.log.warning("Stopped.")
