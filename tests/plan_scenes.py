"""Plans brought to a state through the services, as the tests of plans need them."""

from datetime import timedelta

from cells.models import (
    AuditEntry,
    Notification,
    PlanItem,
    ProductKind,
    RemediationPlan,
    SelfReview,
)
from cells.plans.approved_content import hash_now, items_of
from cells.plans.product_kinds import load_product_kinds
from cells.plans.services import (
    approve_plan,
    change_plan,
    open_plan,
    return_plan,
    save_items,
    send_plan,
    start_plan,
)
from cells.plans.services.writing import ITEM_FIELDS
from cells.saving import Edit, values_of
from tests.factories import NOW, TODAY, accept, file_review

TITLE = "Viết 4 bài thu hoạch"
SHORTCOMING = "DẤU-RIÊNG mới đọc 2 trong 4 chuyên đề"
SOLUTION = "DẤU-RIÊNG đọc cố định tối thứ Ba"
REASON = "DẤU-RIÊNG việc đã xong trong tháng 9"


def accepted_report(cast, member, *, declared=None):
    """The report of ``member``, naming items 3 and 5, meets the requirement."""
    if member != cast.secretary and not is_filed(cast.secretary):
        file_review(cast.review_of(cast.secretary))
    declared = {3: {}, 5: {}} if declared is None else declared
    submission = file_review(cast.review_of(member), declared=declared)
    reader = cast.deputy if member == cast.secretary else cast.secretary
    return accept(submission, reader)


def is_filed(member) -> bool:
    return SelfReview.objects.get(author=member).submissions.exists()


def started_plan(cast, member, *, declared=None) -> RemediationPlan:
    load_product_kinds()
    accepted_report(cast, member, declared=declared)
    return start_plan(cell_round=cast.cell_round, author=member, now=NOW)


def whole_values(**changed) -> dict:
    """Everything that a line needs, by the names of the row's fields."""
    return {
        "title": TITLE,
        "shortcoming": SHORTCOMING,
        "solution": SOLUTION,
        "start_on": TODAY + timedelta(days=40),
        "due_on": TODAY + timedelta(days=200),
        "expected_result": "Vận dụng vào bài giảng",
        "product_kind_id": kind_named("Bài thu hoạch").pk,
        "product_quantity": 4,
        "product_unit": "bài",
        "no_measure_reason": "",
        "change_reason": "",
    } | changed


def kind_named(name: str) -> ProductKind:
    """A kind of the common list."""
    return ProductKind.objects.get(organisation=None, name=name)


def edit_of(item: PlanItem, **changed) -> Edit:
    values = values_of(item, ITEM_FIELDS) | changed
    return Edit(key=item.pk, values=values, seen_version=item.version)


def write(plan, *edits, page="", sequence=0, now=NOW):
    return save_items(
        plan=plan, edits=list(edits), page=page, sequence=sequence, now=now
    )


def written_plan(cast, member, *, declared=None) -> RemediationPlan:
    """Every line whole, but the last: that is a reasoned “no measure”."""
    plan = started_plan(cast, member, declared=declared)
    *measured, last = items_of(plan)
    edits = [edit_of(item, **whole_values()) for item in measured]
    edits.append(edit_of(last, no_measure_reason=REASON))
    write(plan, *edits)
    return fresh(plan)


def sent_plan(cast, member, **kwargs) -> RemediationPlan:
    plan = written_plan(cast, member, **kwargs)
    send_plan(plan=plan, seen_version=plan.version, now=NOW)
    return fresh(plan)


def approver_of(cast, member):
    return cast.deputy if member == cast.secretary else cast.secretary


def approved(cast, plan, *, now=NOW) -> RemediationPlan:
    approver = approver_of(cast, plan.author)
    open_plan(plan=plan, approver=approver, now=now)
    approve_plan(
        plan=plan,
        approver=approver,
        shown=hash_now(plan),
        seen_version=plan.version,
        now=now,
    )
    return fresh(plan)


def approved_plan(cast, member, **kwargs) -> RemediationPlan:
    return approved(cast, sent_plan(cast, member, **kwargs))


def returned_plan(cast, member, *, reason="Nêu rõ sản phẩm", notes=None):
    plan = sent_plan(cast, member)
    open_plan(plan=plan, approver=cast.secretary, now=NOW)
    return_plan(
        plan=plan,
        approver=approver_of(cast, member),
        reason=reason,
        notes=notes or {},
        seen_version=plan.version,
        now=NOW,
    )
    return fresh(plan)


def changed_plan(cast, member, *, reason="Lớp học lùi lịch") -> RemediationPlan:
    plan = approved_plan(cast, member)
    change_plan(plan=plan, reason=reason, seen_version=plan.version, now=NOW)
    return fresh(plan)


def fresh(plan) -> RemediationPlan:
    return RemediationPlan.objects.select_related(
        "author", "cell_round__round", "cell_round__cell", "approver_organisation"
    ).get(pk=plan.pk)


def acts(plan) -> list[str]:
    """What stands in the trace of a plan, without the openings."""
    found = AuditEntry.objects.filter(
        target_kind="remediationplan", target_id=plan.pk, is_opening=False
    )
    return list(found.order_by("pk").values_list("action", flat=True))


def told(member) -> list[str]:
    """What a member was told of plans."""
    return list(
        Notification.objects.filter(recipient=member, kind__startswith="plan")
        .order_by("pk")
        .values_list("kind", flat=True)
    )


def send(plan, *, version=None) -> None:
    send_plan(plan=plan, seen_version=version or plan.version, now=NOW)


def give_back(plan, *, by, reason="", notes=None):
    return return_plan(
        plan=plan,
        approver=by,
        reason=reason,
        notes=notes or {},
        seen_version=plan.version,
        now=NOW,
    )


MAKERS = {
    "draft": written_plan,
    "sent": sent_plan,
    "returned": returned_plan,
    "approved": approved_plan,
    "changed": changed_plan,
}
