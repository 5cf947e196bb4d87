"""A letter about lines that are due: how many and where to say so, never which."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import call_command

from cells.models import OutgoingMail
from tests.cells.notifications.conftest import ADDRESS
from tests.plan_scenes import approved_plan
from tests.supervision_scenes import at


@pytest.mark.parametrize(
    ("night", "sentence"),
    [
        (date(2027, 4, 1), "Đồng chí có 2 nội dung đến hạn trong tháng 4/2027."),
        (date(2027, 4, 24), "Đồng chí có 2 nội dung đã quá hạn."),
    ],
)
def test_it_says_how_many_and_not_which(cast, inbox, night, sentence):
    approved_plan(cast, cast.author, declared={3: {}, 4: {}, 5: {}})
    OutgoingMail.objects.all().delete()
    with time_machine.travel(at(night), tick=False):
        call_command("send_reminders")
    with time_machine.travel(at(night) + timedelta(hours=1), tick=False):
        call_command("send_mail")
    (letter,) = [message for _from, to, message in inbox.letters if to == [ADDRESS]]
    text = letter.get_body().get_content()
    assert sentence in text
    assert "báo cáo kết quả tại kỳ sinh hoạt của chi bộ" in text
    assert "/supervision/" not in text
    assert "Viết 4 bài" not in f"{letter['Subject']} {text}"
