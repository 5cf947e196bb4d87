"""Real rows for tests, made through the product's own services where it has one."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import factory

from cells.accounts.models import NoticeAcceptance
from cells.accounts.notice import NOTICE_VERSION
from cells.canonical import content_hash
from cells.indicators.loading import data_files, load_catalogue
from cells.indicators.models import Catalogue, Frequency
from cells.journey.issue_round import open_in_cell
from cells.models import (
    GeneralPart,
    Mandate,
    Member,
    Membership,
    Organisation,
    ReviewRound,
    SelfReview,
    Submission,
)
from cells.organisation.models import OrganisationKind, Role, Standing
from cells.reviews.filed_content import content_of
from cells.reviews.models import Outcome
from cells.reviews.services import (
    Edit,
    decide_self_review,
    file_self_review,
    open_submission,
    prepare_working_copy,
    save_answers,
)
from cells.reviews.services.filing import answers_of
from cells.rounds.models import CellRound, RoundStatus

NOW = datetime(2026, 10, 5, 3, 0, tzinfo=UTC)  # 10:00 in Viet Nam
TODAY = date(2026, 10, 5)
LONG_AGO = date(2020, 1, 1)
PASSWORD = "mot hai ba bon nam"


def letters(number: int) -> str:
    """A given name without digits, which a test may be looking for."""
    name = ""
    while number or not name:
        number, rest = divmod(number, 26)
        name = chr(ord("a") + rest) + name
    return f"Đ{name}"


class MemberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Member
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"dangvien{n}")
    full_name = factory.Sequence(lambda n: f"Nguyễn Văn {letters(n)}")
    must_change_password = False

    @factory.post_generation
    def notice(self, create, extracted, **kwargs):
        if create and extracted is not False:
            NoticeAcceptance.objects.create(
                member=self,
                version=NOTICE_VERSION,
                text_sha256="0" * 64,
                accepted_at=NOW,
            )


def make_committee(name="Đảng bộ Trường Chính trị", code="DB-1") -> Organisation:
    return Organisation.objects.add_root(
        {
            "code": code,
            "name": name,
            "kind": OrganisationKind.COMMITTEE,
            "committee_name": name.replace("Đảng bộ", "Đảng ủy"),
            "place": "Tuyên Quang",
        }
    )


def make_cell(committee=None, name="Chi bộ Khoa Xây dựng Đảng", code="CB-1"):
    facts = {"code": code, "name": name, "kind": OrganisationKind.CELL}
    if committee is None:
        return Organisation.objects.add_root(facts)
    committee.refresh_from_db()
    return Organisation.objects.add_child(committee, facts)


def make_member(cell=None, *, standing=Standing.OFFICIAL, **fields) -> Member:
    """An account, belonging to ``cell`` since long ago."""
    member = MemberFactory(**fields)
    if cell:
        Membership.objects.create(
            member=member, cell=cell, standing=standing, started_on=LONG_AGO
        )
    return member


def give_office(member, organisation, role, *, started_on=LONG_AGO, ended_on=None):
    Mandate.objects.create(
        member=member,
        organisation=organisation,
        role=role,
        started_on=started_on,
        ended_on=ended_on,
    )
    return member


def make_officer(organisation, role, *, cell=None, **fields) -> Member:
    return give_office(make_member(cell, **fields), organisation, role)


def load_catalogue_once() -> Catalogue:
    return Catalogue.objects.first() or load_catalogue(Path(data_files()[0]))[0]


def make_round(organisation, by, **fields) -> ReviewRound:
    """A round whose six dates lie ahead of ``TODAY``, already issued."""
    catalogue = load_catalogue_once()
    number = ReviewRound.objects.count() + 1
    facts = {
        "organisation": organisation,
        "slug": f"dot-{number}",
        "title": f"Đợt tự soi, tự sửa năm 2026 ({number})",
        "year": 2026,
        "legal_basis": "Kế hoạch số 45-KH/ĐU, ngày 15/9/2026 của Đảng ủy",
        "catalogue": catalogue,
        "period_from": TODAY - timedelta(days=365),
        "period_to": TODAY,
        "reading_on": TODAY + timedelta(days=5),
        "reports_on": TODAY + timedelta(days=14),
        "summary_on": TODAY + timedelta(days=21),
        "session_on": TODAY + timedelta(days=25),
        "plans_on": TODAY + timedelta(days=36),
        "supervised_until": TODAY + timedelta(days=400),
        "status": RoundStatus.ISSUED,
        "created_by": by,
        "created_at": NOW,
    } | {f"meaning_{level}": text for level, text in catalogue.meanings.items()}
    return ReviewRound.objects.create(**facts | fields)


def open_round(cell, by, *, now=NOW, **fields) -> CellRound:
    """A round of the cell's own, open, with a report for each who must write."""
    return open_in_cell(
        review_round=make_round(cell, by, **fields), cell=cell, by=by, now=now
    )


def answer_all(
    review: SelfReview, *, declared=None, now=NOW, general=True
) -> SelfReview:
    """Every indicator is answered: “none”, but those in ``declared``.

    ``declared``: number → dict of values; parts default to the first one.
    """
    prepare_working_copy(review=review)
    declared = declared or {}
    edits = []
    for answer in answers_of(review):
        number = answer.indicator.number
        values = empty_values() | {"frequency": Frequency.NONE}
        if number in declared:
            parts = [part.number for part in answer.indicator.parts.all()][:1]
            values |= {
                "frequency": Frequency.RARELY,
                "marked_parts": parts,
                "deed": f"Việc cụ thể ở biểu hiện số {number}, tháng 6.",
            } | declared[number]
        edits.append(Edit(key=number, values=values, seen_version=answer.version))
    save_answers(review=review, edits=edits, page="", sequence=0, now=now)
    return review


def empty_values() -> dict:
    return {
        "frequency": None,
        "marked_parts": [],
        "deed": "",
        "cause_subjective": "",
        "cause_objective": "",
        "remedy": "",
        "kept_reason": "",
    }


def shown_hash(review: SelfReview) -> str:
    """The hash of what the author reads through now."""
    general = GeneralPart.objects.get(review=review)
    return content_hash(content_of(review, answers_of(review), general).to_json())


def file_review(review: SelfReview, *, declared=None, now=NOW) -> Submission:
    """Answered in full and filed."""
    answer_all(review, declared=declared, now=now)
    review = SelfReview.objects.get(pk=review.pk)
    return file_self_review(
        review=review, seen_version=review.version, shown=shown_hash(review), now=now
    )


def accept(submission: Submission, reader: Member, *, now=NOW) -> Submission:
    """Opened and accepted by ``reader``."""
    submission = Submission.objects.get(pk=submission.pk)
    open_submission(submission=submission, reader=reader, now=now)
    decide_self_review(
        submission=submission,
        reader=reader,
        outcome=Outcome.ACCEPT,
        seen_version=submission.review.version,
        now=now,
    )
    return Submission.objects.get(pk=submission.pk)


class Cast:
    """The people of every access test, in a cell with an open round.

    ``author`` is the member whose report is looked at; ``stranger`` is the secretary
    of another cell of the same committee; ``former`` was the secretary until a month
    ago; ``administrator`` manages accounts.
    """

    def __init__(self):
        self.committee = make_committee()
        self.cell = make_cell(self.committee)
        self.other_cell = make_cell(self.committee, "Chi bộ Phòng Đào tạo", "CB-2")
        self.secretary = make_officer(self.cell, Role.SECRETARY, cell=self.cell)
        self.deputy = make_officer(self.cell, Role.DEPUTY, cell=self.cell)
        self.author = make_member(self.cell, full_name="Hoàng Văn Sơn")
        self.colleague = make_member(self.cell)
        self.stranger = make_officer(
            self.other_cell, Role.SECRETARY, cell=self.other_cell
        )
        self.former = make_member(self.cell)
        give_office(
            self.former, self.cell, Role.SECRETARY, ended_on=TODAY - timedelta(days=30)
        )
        self.committee_secretary = make_officer(self.committee, Role.SECRETARY)
        self.staff = make_officer(self.committee, Role.COMMITTEE_STAFF)
        self.administrator = MemberFactory(is_staff=True, is_superuser=True)
        self.cell_round = open_round(self.cell, self.secretary)
        self.other_round = open_round(self.other_cell, self.stranger)

    def review_of(self, member) -> SelfReview:
        return SelfReview.objects.get(author=member)
