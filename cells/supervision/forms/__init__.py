"""What is posted in the supervision of plans, checked before a service is called."""

from cells.supervision.forms.acts import (
    AcceptTogetherForm,
    ClerkForm,
    CodeForm,
    EvaluationForm,
    EvidenceForm,
    IdeaForm,
    MeasureForm,
    ReasonForm,
)
from cells.supervision.forms.oral import OralForm
from cells.supervision.forms.sheet import CommentForm, SheetLineForm, posted_lines

__all__ = [
    "AcceptTogetherForm",
    "ClerkForm",
    "CodeForm",
    "CommentForm",
    "EvaluationForm",
    "EvidenceForm",
    "IdeaForm",
    "MeasureForm",
    "OralForm",
    "ReasonForm",
    "SheetLineForm",
    "posted_lines",
]
