"""The author's page about a report written by hand: who enters it, and confirming."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.accounts.one_time_codes.models import CodePurpose, OneTimeCode
from cells.canonical import content_hash
from cells.dates import clock
from cells.organisation.models import Member
from cells.reviews.filed_content import content_of
from cells.reviews.labels import StatusBadge, author_badge, reader_words
from cells.reviews.models import PaperEntry, ReviewStatus, SelfReview
from cells.reviews.pages.history import Opening, openings_of_reports
from cells.reviews.pages.rows import GeneralText, ReadGroup, general_texts, read_groups
from cells.reviews.pages.shared import write_url
from cells.reviews.reader import planned_reader
from cells.reviews.transitions import may_be_written
from cells.reviews.typist import open_entry, people_to_name, refuse_to_name
from cells.rounds.models import CellRoundStatus
from cells.workflow import WorkflowError


@dataclass(frozen=True)
class Choice:
    value: int
    label: str
    is_chosen: bool = False


@dataclass(frozen=True)
class Naming:
    """Whom one may name; ``refusal`` says in words why nobody."""

    url: str
    people: list[Choice] = field(default_factory=list)
    refusal: str = ""


@dataclass
class PaperPage:
    """``typist_text``: who enters it, "" if nobody; ``groups``: what was entered."""

    title: str
    status: StatusBadge
    version: int
    back_url: str
    back_label: str
    sheet_url: str
    draft_url: str
    typist_text: str = ""
    naming: Naming | None = None
    take_back_url: str = ""
    groups: list[ReadGroup] = field(default_factory=list)
    general: list[GeneralText] = field(default_factory=list)
    shown: str = ""
    confirm_url: str = ""
    confirm_text: str = ""
    take_over_url: str = ""
    print_url: str = ""
    reader_url: str = ""
    code_text: str = ""
    openings: list[Opening] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def paper_page(
    review: SelfReview, *, errors=(), chosen: str = "", answers=None
) -> PaperPage:
    """For the author; ``answers``: those of a report that was entered as a whole."""
    arguments = [review.pk]
    is_written = may_be_written(review)
    page = PaperPage(
        title=_("Write by hand, have it entered"),
        status=author_badge(review),
        version=review.version,
        back_url=write_url(review, 1) if is_written else reverse("home"),
        back_label=_("Back to writing") if is_written else _("My work"),
        sheet_url=reverse("reports:own_indicator_sheet", args=arguments),
        draft_url=reverse("reports:self_review_draft", args=arguments),
        openings=openings_of_reports([review.pk], []),
        errors=list(errors),
    )
    if review.typist_id is None:
        page.naming = naming(
            review,
            review.author,
            url=reverse("reviews:paper_name", args=arguments),
            chosen=chosen,
        )
        return page
    entry = open_entry(review)
    page.typist_text = typist_text(entry)
    if review.status == ReviewStatus.ENTERED:
        show_entered(page, review, answers)
    else:
        page.take_back_url = reverse("reviews:paper_take_back", args=arguments)
    return page


def naming(review: SelfReview, by: Member, *, url: str, chosen: str) -> Naming:
    """The list of whom ``by`` may name today, or why nobody."""
    if review.cell_round.status != CellRoundStatus.OPEN:
        return Naming(url, refusal=_("This round is not open; nothing is entered now."))
    try:
        refuse_to_name(review, by)
    except WorkflowError as error:
        return Naming(url, refusal=str(error))
    people = people_to_name(review, by, timezone.localdate())
    if not people:
        return Naming(url, refusal=_("Nobody in the cell can be named now."))
    return Naming(
        url,
        people=[
            Choice(each.pk, person_label(each), str(each.pk) == chosen)
            for each in people
        ],
    )


def person_label(member: Member) -> str:
    if member.position:
        return f"{member.full_name} ({member.position})"
    return member.full_name


def typist_text(entry: PaperEntry) -> str:
    """“Đồng chí … nhập bản này, được cử lúc …”."""
    if entry.named_by_id == entry.author_id:
        words = _("Comrade %(typist)s enters this report; named by you at %(time)s.")
    else:
        words = _("Comrade %(typist)s enters this report; named by %(by)s at %(time)s.")
    return words % {
        "typist": entry.typist.full_name,
        "by": entry.named_by.full_name,
        "time": clock(entry.named_at),
    }


def show_entered(page: PaperPage, review: SelfReview, answers) -> None:
    content = content_of(review, answers, review.general_part)
    page.title = _("Confirm the entry from paper")
    page.groups = read_groups(content)
    page.general = general_texts(content)
    page.shown = content_hash(content.to_json())
    page.confirm_text = _(
        "Compare it with your paper. Once it is confirmed it is filed: %(reader)s can "
        "read it, and who entered it can open it no more."
    ) % {"reader": reader_words(*planned_reader(review, timezone.localdate()))}
    if review.cell_round.status == CellRoundStatus.OPEN:
        page.confirm_url = reverse("reviews:paper_confirm", args=[review.pk])
    page.take_over_url = reverse("reviews:paper_take_over", args=[review.pk])
    page.print_url = reverse("reports:paper_entry_print", args=[review.pk])
    page.reader_url = reverse("reviews:reader", args=[review.pk])
    page.code_text = code_text(open_code(review))


def open_code(review: SelfReview) -> OneTimeCode | None:
    codes = OneTimeCode.objects.about(CodePurpose.CONFIRM_PAPER, review).open()
    return codes.select_related("made_by").first()


def code_text(code: OneTimeCode | None) -> str:
    """Who made the open code, and until when it holds; "" without one."""
    if code is None:
        return ""
    return _("Comrade %(name)s made a code at %(time)s; it holds until %(until)s.") % {
        "name": code.made_by.full_name,
        "time": clock(code.made_at),
        "until": clock(code.expires_at),
    }
