"""The hints on the author's own pages: shown, and in nobody's way."""

import pytest
from django.urls import reverse

from cells.models import AuditEntry, SelfReview
from tests.cells.reviews.acts import change, file
from tests.cells.reviews.hint_scenes import (
    DEED,
    GENERIC,
    HONEST,
    LAST_YEAR,
    NEARLY,
    page_of,
    review_in,
    with_last_year,
    write_url,
)
from tests.factories import answer_all

GENERIC_DEED = "Đôi khi chưa thật sự nghiêm túc trong học tập."
SCRIPT = {"accept": "application/json"}


def through_url(review) -> str:
    return reverse("reviews:read_through", args=[review.pk])


def save(client, review, *, version=2, **values):
    data = {"a3-version": version, "a3-frequency": "rarely", "page_id": "p"}
    data |= {f"a3-{name}": value for name, value in values.items()}
    return client.post(write_url(review), data, headers=SCRIPT).json()


def test_a_hint_stands_below_its_field_and_in_the_panel(cast, client):
    review = answer_all(
        cast.review_of(cast.author), declared={3: HONEST | {"deed": GENERIC_DEED}}
    )
    page = page_of(client, cast.author, write_url(review))
    assert 'id="a3-deed-hint"' in page
    assert 'aria-describedby="a3-deed-hint"' in page
    assert page.count("Đồng chí nêu một việc của riêng mình.") == 1
    assert '<li data-hint-of="3">' in page
    assert 'value="item-3"' in page


@pytest.mark.parametrize("group", [2, 3])
def test_the_panel_names_the_items_of_every_part(cast, client, group):
    review = answer_all(
        cast.review_of(cast.author), declared={3: HONEST | {"deed": GENERIC_DEED}}
    )
    page = page_of(client, cast.author, write_url(review, group))
    assert '<li data-hint-of="3">' in page
    general = reverse("reviews:write_general", args=[review.pk])
    assert '<li data-hint-of="3">' in page_of(client, cast.author, general)


def test_an_honest_answer_gets_no_hint(cast, client):
    review = answer_all(cast.review_of(cast.author), declared={3: HONEST})
    page = page_of(client, cast.author, write_url(review))
    assert 'class="hint-line" id=' not in page
    assert "data-hint-of=" not in page
    assert 'id="missing" hidden' in page


def test_at_most_two_hints_stand_at_an_item(cast, client):
    poor = {
        "deed": GENERIC_DEED,
        "cause_subjective": "abc",
        "cause_objective": "",
        "remedy": "Sẽ cố gắng.",
    }
    review = answer_all(cast.review_of(cast.author), declared={3: poor})
    page = page_of(client, cast.author, write_url(review))
    assert page.count('<li data-hint-of="3">') == 2


def test_a_hint_keeps_nothing_from_being_filed(cast, client):
    review = answer_all(
        cast.review_of(cast.author), declared={3: HONEST | {"deed": "như trên"}}
    )
    page = page_of(client, cast.author, through_url(review))
    assert "Phần này chưa có nội dung." in page
    assert "Đồng chí vẫn nộp được." in page
    assert file(review).number == 1


def test_reading_through_names_each_hint_once_more(cast, client):
    review = answer_all(
        cast.review_of(cast.author),
        declared={3: {"deed": GENERIC_DEED, "cause_subjective": "Ngại."}},
    )
    page = page_of(client, cast.author, through_url(review))
    assert page.count(GENERIC) == 2
    assert page.count("ã nêu nguyên nhân, chưa có biện pháp") == 2
    assert "Chưa nêu biện pháp" not in page


def test_last_years_text_is_known_again(cast, client):
    cell_round = with_last_year(cast)
    review = answer_all(
        review_in(cell_round, cast.author), declared={3: HONEST | {"deed": NEARLY}}
    )
    page = page_of(client, cast.author, write_url(review))
    assert page.count(LAST_YEAR) == 2
    assert '<p class="hint-line" id="a3-deed-hint" data-stays>' in page
    assert '<li data-hint-of="3" data-stays>' in page
    assert page_of(client, cast.author, through_url(review)).count(LAST_YEAR) == 2


def test_only_ones_own_accepted_report_of_an_earlier_round_counts(cast, client):
    cell_round = with_last_year(cast)
    review = answer_all(
        review_in(cell_round, cast.colleague), declared={3: HONEST | {"deed": DEED}}
    )
    assert LAST_YEAR not in page_of(client, cast.author, "/")
    assert LAST_YEAR not in page_of(client, cast.colleague, write_url(review))
    mine = answer_all(
        review_in(cell_round, cast.author), declared={3: HONEST | {"deed": DEED}}
    )
    SelfReview.objects.filter(cell_round=cast.cell_round, author=cast.author).update(
        status="not_filed"
    )
    assert LAST_YEAR not in page_of(client, cast.author, write_url(mine))


def test_nobody_else_learns_of_a_hint(cast, client):
    review = answer_all(
        cast.review_of(cast.author), declared={3: HONEST | {"deed": GENERIC_DEED}}
    )
    for member in (cast.secretary, cast.colleague, cast.administrator):
        client.force_login(member)
        assert client.get(write_url(review)).status_code in {403, 404}
        assert client.get(through_url(review)).status_code in {403, 404}


def test_all_none_is_said_and_may_be_filed(cast, client):
    review = answer_all(cast.review_of(cast.author))
    said = "Đồng chí đọc lại một lượt; nếu đúng như vậy thì cứ nộp."
    assert said in page_of(client, cast.author, write_url(review))
    assert said in page_of(client, cast.author, through_url(review))
    change(review, 3, frequency="rarely", deed=DEED)
    assert said not in page_of(client, cast.author, write_url(review))
    change(review, 3, frequency=None, deed="")
    assert said not in page_of(client, cast.author, write_url(review))


def test_a_script_is_told_the_hints_of_what_it_saved(cast, client):
    review = answer_all(cast.review_of(cast.author), declared={5: {"deed": "abc"}})
    client.force_login(cast.author)
    data = save(client, review, deed=GENERIC_DEED)
    [hint] = data["hints"]["3"]
    assert hint["field"] == "deed"
    assert hint["short"] == f"c{GENERIC}"
    assert set(data["hints"]) == {"3"}
    assert data["all_none"] == ""
    data = save(client, review, version=3, **HONEST)
    assert data["hints"] == {"3": []}


def test_a_script_is_told_when_nothing_is_declared(cast, client):
    review = answer_all(cast.review_of(cast.author), declared={3: HONEST})
    client.force_login(cast.author)
    data = client.post(
        write_url(review),
        {"a3-version": 2, "a3-frequency": "none", "page_id": "p"},
        headers=SCRIPT,
    ).json()
    assert data["all_none"].startswith("Cả 27 biểu hiện")
    assert data["hints"] == {"3": []}


def test_a_refused_text_is_shown_without_hints(cast, client):
    review = answer_all(cast.review_of(cast.author))
    client.force_login(cast.author)
    response = client.post(
        write_url(review),
        {"a3-version": 2, "a3-frequency": "rarely", "a3-deed": "x" * 50_000},
    )
    assert response.status_code == 422
    assert 'id="a3-deed-hint"' not in response.content.decode()


def test_nothing_of_a_hint_is_kept(cast, client):
    before = AuditEntry.objects.count()
    review = answer_all(cast.review_of(cast.author))
    client.force_login(cast.author)
    client.get(reverse("password_change"))
    before = AuditEntry.objects.count()
    save(client, review, deed=GENERIC_DEED)
    client.get(write_url(review))
    client.get(through_url(review))
    assert AuditEntry.objects.count() == before
