"""What each page of a summary shows, as plain data."""

from cells.summaries.pages.summary import summary_page

__all__ = ["summary_page"]
