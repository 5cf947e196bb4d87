"""Principles of criticism: the fixed ones, and what a cell adds to them."""

import pytest
from django.template import Context, Template
from django.urls import reverse

from cells.models import CellPrinciple
from cells.preparation.services.principles import MOST_PRINCIPLES
from tests.materials_scenes import fresh, own_principle
from tests.nonsense import SCRIPT

MOTTO = "Phê bình việc, không phê bình người."
PROTECTIVE = (
    "Tự soi là để tự sửa. Điều đồng chí tự nhận không phải là kết luận của tổ chức "
    "đảng. Phần mềm không đưa mức độ tự nhận vào hồ sơ xếp loại; xếp loại xem kết "
    "quả khắc phục."
)
HOW = (
    "Phê bình việc, không phê bình người: việc gì, khi nào, ảnh hưởng ra sao, đề nghị "
    "thế nào."
)


def url(name, row):
    return reverse(f"preparation:{name}", args=[row.pk])


def read(client, cast, user=None) -> str:
    client.force_login(user or cast.author)
    return client.get(url("principles", cast.cell_round)).content.decode()


def test_every_member_reads_the_fixed_ones(cast, client):
    text = read(client, cast)
    for sentence in (MOTTO, PROTECTIVE, HOW, "Bí thư nêu gương, tự phê bình trước."):
        assert sentence in text
    assert "<form" not in text.split("<main")[1].split("</main>")[0]


def test_the_cell_adds_changes_orders_and_removes_its_own(cast, client):
    client.force_login(cast.secretary)
    add = url("principle_add", cast.cell_round)
    for text in ("Nói ngắn.", "Nói thật."):
        assert client.post(add, {"version": 0, "text": text}).status_code == 302
    first, second = CellPrinciple.objects.all()
    assert client.post(url("principle_move", second), {"direction": "up"})
    assert list(CellPrinciple.objects.all()) == [second, first]
    fields = {"version": 1, "text": "Nói thẳng."}
    assert client.post(url("principle", first), fields).status_code == 302
    text = read(client, cast)
    assert text.index("Nói thật.") < text.index("Nói thẳng.")
    assert "Nói ngắn." not in text
    client.force_login(cast.deputy)
    remove = url("principle_remove", first)
    assert client.post(remove, {"version": 1}).status_code == 409
    assert client.post(remove, {"version": 2}).status_code == 302
    assert "Nói thẳng." not in read(client, cast)
    assert fresh(first).removed_by == cast.deputy


def test_they_stand_at_the_head_of_the_materials(cast, client):
    own_principle(cast, "Góp ý đúng việc.")
    client.force_login(cast.author)
    text = client.get(reverse("preparation:materials")).content.decode()
    main = text.split("<main")[1]
    assert main.index(HOW) < main.index(cast.cell_round.round.title)
    assert "Góp ý đúng việc." in main


def test_the_tag_shows_them_where_criticism_is_written(cast, django_assert_num_queries):
    own_principle(cast, SCRIPT)
    template = Template("{% load principles %}{% principles cell_id %}")
    with django_assert_num_queries(1):
        shown = template.render(Context({"cell_id": cast.cell.pk}))
    assert HOW in shown
    assert "&lt;script&gt;" in shown
    with django_assert_num_queries(0):
        assert HOW in template.render(Context({"cell_id": None}))


def test_another_cell_reads_none_of_it(cast, client):
    own_principle(cast, "CỦA-MÌNH")
    client.force_login(cast.stranger)
    text = client.get(reverse("preparation:materials")).content.decode()
    assert "CỦA-MÌNH" not in text
    assert client.get(url("principles", cast.cell_round)).status_code == 404


@pytest.mark.parametrize("text", ["", "  ", "a" * 301])
def test_bad_input_of_a_principle(cast, client, text):
    client.force_login(cast.secretary)
    add = url("principle_add", cast.cell_round)
    answer = client.post(add, {"version": 0, "text": text})
    assert answer.status_code == 422
    assert text.strip() in answer.content.decode()
    assert not CellPrinciple.objects.exists()


def test_a_stale_wording_overwrites_nothing(cast, client):
    principle = own_principle(cast)
    client.force_login(cast.secretary)
    fields = {"version": 1, "text": "Của người kia"}
    client.post(url("principle", principle), fields)
    answer = client.post(url("principle", principle), fields | {"text": "Của tôi"})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Của người kia" in text
    assert "Của tôi" in text
    assert fresh(principle).text == "Của người kia"


def test_a_list_that_nobody_reads_is_not_made(cast, client):
    for _ in range(MOST_PRINCIPLES):
        own_principle(cast)
    client.force_login(cast.secretary)
    add = url("principle_add", cast.cell_round)
    answer = client.post(add, {"version": 0, "text": "Một nữa"})
    assert answer.status_code == 409
    assert "Một nữa" in answer.content.decode()


def test_who_was_the_secretary_keeps_them_no_longer(cast, client):
    principle = own_principle(cast)
    client.force_login(cast.former)
    assert client.post(url("principle", principle), {"text": "x"}).status_code == 403
    assert fresh(principle).version == 1


def test_what_is_typed_into_one_removed_meanwhile_is_not_lost(cast, client):
    principle = own_principle(cast)
    client.force_login(cast.secretary)
    client.post(url("principle_remove", principle), {"version": 1})
    typed = {"version": 1, "text": "ĐÃ-GÕ"}
    answer = client.post(url("principle", principle), typed)
    assert answer.status_code == 409
    assert "ĐÃ-GÕ" in answer.content.decode()
    assert fresh(principle).text != "ĐÃ-GÕ"
    client.force_login(cast.author)
    assert client.post(url("principle", principle), typed).status_code == 404
