"""What each paper says, as plain dataclasses: no HTML, no HTTP."""
