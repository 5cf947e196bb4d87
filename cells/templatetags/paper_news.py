"""A block of the journey on the page of the preparation, below which it stands."""

from django import template

from cells.journey.draft_papers.news import paper_news

register = template.Library()


@register.inclusion_tag("cells/journey/paper_news.html", name="paper_news")
def paper_news_block(paper) -> dict:
    """What has changed since ``paper`` was drafted, or nothing."""
    return {"news": paper_news(paper)}
