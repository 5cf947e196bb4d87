"""The bench: how much the pages cost beside bare views on the same server."""
