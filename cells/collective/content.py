"""The collective's self-review as plain data: what is read, printed and hashed."""

from cells.collective.models import CollectiveReview
from cells.reviews.filed_content import FiledContent, plain_content


def content_of(review: CollectiveReview, answers) -> FiledContent:
    """``answers`` come with their indicators, groups and parts loaded."""
    body = str(review.get_body_display())
    author = {"full_name": body, "position": "", "workplace": ""}
    return plain_content(review.cell_round, answers, review.general_part, author=author)
