"""The administration of every part, gathered."""

