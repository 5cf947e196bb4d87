"""What the pages of ratings show, as plain data."""
