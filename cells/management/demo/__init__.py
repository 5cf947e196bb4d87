"""The demonstration: invented people and texts, pushed through the services."""
