"""What the pages of a plan show, as plain dataclasses: no queries in templates."""
