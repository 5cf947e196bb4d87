"""The notice on personal data that is shown and accepted at the first sign-in.

Its basis: Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 (Điều 3, 4, 9) and Nghị định
356/2025/NĐ-CP. A change of the text needs a new version: everybody reads it again.
"""

import hashlib

from django.utils import translation
from django.utils.translation import gettext as _

NOTICE_VERSION = "2026-11-2"


def notice_paragraphs(*, kept_years: int) -> list[tuple[str, str]]:
    """Heading and text of each paragraph, in the language of the page."""
    return [
        (
            _("What is stored"),
            _(
                "Your name, position, workplace, telephone, e-mail address if you give "
                "one, cell and offices; the self-review reports and plans that you "
                "write, scans of signed prints, private notes (encrypted); what you "
                "confirmed as read, your duties, when you registered to speak, and "
                "requests to file; who opened what of yours and when. Such reports "
                "are sensitive personal data under Decree 356/2025/NĐ-CP."
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
                "Drafts: you alone, or who types in your paper until you confirm it. "
                "Private notes: you alone. A filed report: the reader named on the "
                "page. Every opening is recorded where you can see it. The cell sees "
                "who has which duty; of reports others see counts. An "
                "administrator opens no member's report in the program; whoever runs "
                "the server is bound to secrecy by the cell."
            ),
        ),
        (
            _("How long"),
            _(
                "Reports are to be kept for %(years)s years after the round has ended; "
                "the counts remain. Private notes you delete yourself at any time."
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
