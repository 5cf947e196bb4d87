"""What changes in the preparation of a session."""
