"""Plain data for the pages of meetings, made once a request."""
