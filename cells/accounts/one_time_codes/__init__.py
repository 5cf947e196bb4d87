"""One-time codes: a person who does not sign in assents to one exact text by one."""
