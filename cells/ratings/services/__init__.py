"""Every act on ratings."""

from cells.ratings.services.commending import commend, withdraw_commendation
from cells.ratings.services.deciding import (
    decide_rating,
    return_rating,
    revise_decision,
)
from cells.ratings.services.leaving_out import mark_not_rated, resume_rating
from cells.ratings.services.moving import follow_member, ratings_to_follow
from cells.ratings.services.opening import Opened, open_ratings
from cells.ratings.services.proposing import (
    DAYS_TO_ANSWER,
    CautionsUnseenError,
    Proposed,
    answer_proposal,
    propose,
    withdraw_proposal,
)
from cells.ratings.services.remarking import (
    remark,
    remark_without,
    request_self_rating,
)
from cells.ratings.services.self_rating import (
    ANSWER_FIELDS,
    SELF_FIELDS,
    SELF_KEY,
    open_rating,
    recall_self_rating,
    save_self_rating,
    send_self_rating,
)

__all__ = [
    "ANSWER_FIELDS",
    "DAYS_TO_ANSWER",
    "SELF_FIELDS",
    "SELF_KEY",
    "CautionsUnseenError",
    "Opened",
    "Proposed",
    "answer_proposal",
    "commend",
    "decide_rating",
    "follow_member",
    "mark_not_rated",
    "open_rating",
    "open_ratings",
    "propose",
    "ratings_to_follow",
    "recall_self_rating",
    "remark",
    "remark_without",
    "request_self_rating",
    "resume_rating",
    "return_rating",
    "revise_decision",
    "save_self_rating",
    "send_self_rating",
    "withdraw_commendation",
    "withdraw_proposal",
]
