"""What stands where a member who has not filed is asked, or reminded."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.dates import weekday_date
from cells.reviews.labels import StatusBadge, others_badge
from cells.reviews.models import ReviewStatus, SelfReview
from cells.reviews.services.requesting import REQUESTS_NEEDED


@dataclass(frozen=True)
class MadeRequest:
    title: str
    detail: str


@dataclass(frozen=True)
class RequestsPage:
    name: str
    badge: StatusBadge
    requests: list[MadeRequest]
    next_label: str
    may_request: bool
    asked_today: bool
    may_proceed: bool
    still_needed_text: str
    version: int
    request_url: str
    proceed_url: str
    back_url: str


@dataclass(frozen=True)
class RemindPage:
    names: list[str]
    ids: list[int]
    message: str
    send_url: str
    back_url: str
    already: list[str] = field(default_factory=list)


def requests_page(review: SelfReview) -> RequestsPage:
    """``review`` comes with author and cell round; of its text nothing is shown."""
    made = list(review.filing_requests.select_related("made_by"))
    is_draft = review.status == ReviewStatus.DRAFT
    today = timezone.localdate()
    needed = max(0, REQUESTS_NEEDED - len(made))
    return RequestsPage(
        name=review.author.full_name,
        badge=others_badge(review),
        requests=[made_request(each) for each in made],
        next_label=_("Record request no. %(n)s and tell the comrade")
        % {"n": len(made) + 1},
        may_request=is_draft,
        asked_today=any(each.made_on == today for each in made),
        may_proceed=is_draft and not needed,
        still_needed_text=_(
            "After three recorded requests on three days the cell may proceed without "
            "the report. Recorded so far: %(n)s."
        )
        % {"n": len(made)}
        if is_draft and needed
        else "",
        version=review.version,
        request_url=reverse("reviews:requests", args=[review.pk]),
        proceed_url=reverse("reviews:proceed_without", args=[review.pk]),
        back_url=reverse("reviews:queue"),
    )


def made_request(request) -> MadeRequest:
    return MadeRequest(
        title=_("Request no. %(n)s, %(day)s")
        % {"n": request.number, "day": weekday_date(request.made_on)},
        detail=_("By %(name)s; to be filed by %(day)s.")
        % {"name": request.made_by.full_name, "day": weekday_date(request.due_on)},
    )


def remind_page(reviews: list[SelfReview], already: set[int]) -> RemindPage:
    """Who is told, and the words; who was reminded today is named apart."""
    due_on = reviews[0].cell_round.round.reports_on if reviews else None
    told = [review for review in reviews if review.author_id not in already]
    return RemindPage(
        names=[review.author.full_name for review in told],
        ids=[review.pk for review in told],
        already=[each.author.full_name for each in reviews if each not in told],
        message=_("Your report is to be filed by %(date)s.")
        % {"date": f"{max(due_on, timezone.localdate()):%d/%m/%Y}"}
        if due_on
        else "",
        send_url=reverse("reviews:remind"),
        back_url=reverse("reviews:queue"),
    )
