"""What people post on the pages of ratings, checked before a service is called."""
