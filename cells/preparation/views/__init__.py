"""The pages of the preparation."""
