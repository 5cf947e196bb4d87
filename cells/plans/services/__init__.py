"""Everything that writes remediation plans."""

from cells.plans.services.approving import (
    approve_plan,
    open_plan,
    pass_up_plan,
    return_plan,
)
from cells.plans.services.changing import change_plan, discard_change
from cells.plans.services.copies import attach_signed_copy, open_signed_copy
from cells.plans.services.kinds import add_product_kind
from cells.plans.services.moving import OpenLine, move_plan
from cells.plans.services.sending import recall_plan, send_plan
from cells.plans.services.signatures import check_again, record_print
from cells.plans.services.writing import (
    add_item,
    remove_item,
    save_items,
    start_plan,
)

__all__ = [
    "OpenLine",
    "add_item",
    "add_product_kind",
    "approve_plan",
    "attach_signed_copy",
    "change_plan",
    "check_again",
    "discard_change",
    "move_plan",
    "open_plan",
    "open_signed_copy",
    "pass_up_plan",
    "recall_plan",
    "record_print",
    "remove_item",
    "return_plan",
    "save_items",
    "send_plan",
    "start_plan",
]
