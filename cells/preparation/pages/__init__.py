"""What the pages of the preparation show."""
