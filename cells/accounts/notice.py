"""The notice on personal data that is shown and accepted at the first sign-in.

Its basis: Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 (Điều 3, 4, 9) and Nghị định
356/2025/NĐ-CP. A change of the text needs a new version: everybody reads it again.
"""

import hashlib

from django.utils import translation
from django.utils.translation import gettext as _

NOTICE_VERSION = "2026-11"


def notice_paragraphs(*, kept_years: int) -> list[tuple[str, str]]:
    """Heading and text of each paragraph, in the language of the page."""
    return [
        (
            _("What is stored"),
            _(
                "Your name, position, workplace, telephone, cell and offices; the "
                "self-review reports and plans that you write; who opened them and "
                "when. Such reports are sensitive personal data under Decree "
                "356/2025/NĐ-CP."
            ),
        ),
        (
            _("What for"),
            _(
                "Only for the “self-reflection, self-correction” work of your cell. "
                "How often you declare something never enters a rating."
            ),
        ),
        (
            _("Who reads it"),
            _(
                "Drafts: you alone. A filed report: the reader named on the page, and "
                "every opening is recorded where you can see it. Others see counts. An "
                "administrator opens no member's report in the program; whoever runs "
                "the server is bound to secrecy by the cell."
            ),
        ),
        (
            _("How long"),
            _(
                "Reports are kept for %(years)s years after the round has ended, then "
                "removed; the counts remain."
            )
            % {"years": kept_years},
        ),
        (
            _("Your rights"),
            _(
                "You may see, correct and ask to delete your data, take back your "
                "consent, and complain (Law 91/2025/QH15, Article 4). Speak to the "
                "secretary of your cell; an answer is due within two working days."
            ),
        ),
        (
            _("If you do not agree"),
            _(
                "Sign out and tell the secretary: you may write your report on paper. "
                "It has no consequence for you."
            ),
        ),
    ]


def notice_sha256(*, kept_years: int) -> str:
    """Hash of the Vietnamese text, the one that binds."""
    with translation.override("vi"):
        text = "\n".join(
            f"{heading}\n{body}"
            for heading, body in notice_paragraphs(kept_years=kept_years)
        )
    return hashlib.sha256(text.encode()).hexdigest()
