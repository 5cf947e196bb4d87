"""Catalogues in the administration: compared, corrected, copied, then only read."""

import pytest
from django.urls import reverse

from cells.indicators.models import Catalogue, Indicator, Trust
from cells.models import AuditEntry
from tests.factories import (
    MemberFactory,
    load_catalogue_once,
    make_cell,
    make_round,
)

LIST = "admin:cells_indicator_changelist"


@pytest.fixture
def catalogue(db):
    return load_catalogue_once()


@pytest.fixture
def administrator(db):
    return MemberFactory(is_staff=True)


@pytest.fixture
def office(client, administrator, catalogue):
    client.force_login(administrator)
    client.cookies["django_language"] = "en"
    return client


def shown_numbers(page) -> list[int]:
    return [indicator.number for indicator in page.context["cl"].result_list]


def facts(indicator, **changed) -> dict:
    names = ("text", "label", "text_en", "label_en", "trust", "trust_note")
    data = {name: getattr(indicator, name) for name in names}
    if indicator.single_source:
        data["single_source"] = "on"
    return data | changed


def change(office, indicator, **changed):
    url = reverse("admin:cells_indicator_change", args=[indicator.pk])
    return office.post(url, facts(indicator, **changed))


def use(catalogue, by):
    return make_round(make_cell(), by, catalogue=catalogue)


def test_the_list_shows_what_is_still_to_be_compared(catalogue, office):
    everything = list(catalogue.indicators.all())
    wanted = [i.number for i in everything if i.is_to_be_compared]
    assert wanted
    shown = office.get(reverse(LIST), {"compare": "open"})
    assert shown_numbers(shown) == wanted
    first = catalogue.indicators.get(number=wanted[0])
    assert first.trust_note[:40] in shown.content.decode()
    done = shown_numbers(office.get(reverse(LIST), {"compare": "done"}))
    assert sorted(wanted + done) == [i.number for i in everything]


def test_the_catalogue_says_how_many_and_leads_there(catalogue, office):
    wanted = sum(i.is_to_be_compared for i in catalogue.indicators.all())
    shown = office.get(reverse("admin:cells_catalogue_changelist")).content.decode()
    assert f"{wanted} of 27 texts, to be compared with the resolution" in shown
    query = f"?catalogue__id__exact={catalogue.pk}&amp;compare=open"
    assert reverse(LIST) + query in shown


def test_a_compared_text_leaves_the_list(catalogue, office, administrator):
    indicator = next(i for i in catalogue.indicators.all() if i.is_to_be_compared)
    data = facts(indicator, trust=Trust.VERBATIM)
    data.pop("single_source", None)
    url = reverse("admin:cells_indicator_change", args=[indicator.pk])
    assert office.post(url, data).status_code == 302
    shown = shown_numbers(office.get(reverse(LIST), {"compare": "open"}))
    assert indicator.number not in shown
    entry = AuditEntry.objects.get(action="indicator.save")
    assert entry.actor == administrator
    assert entry.details["trust"] == "verbatim"
    assert indicator.text not in str(entry.details)


def test_a_corrected_text_gets_its_parts_anew(catalogue, office):
    indicator = catalogue.indicators.get(number=1)
    change(office, indicator, text="Ý thứ nhất; ý thứ hai. Ý thứ ba.")
    parts = list(indicator.parts.values_list("number", "text"))
    assert parts == [(1, "Ý thứ nhất"), (2, "ý thứ hai"), (3, "Ý thứ ba")]
    change(office, Indicator.objects.get(pk=indicator.pk), text="Chỉ một ý.")
    assert indicator.parts.count() == 0


def test_an_unchanged_text_keeps_its_parts(catalogue, office):
    indicator = catalogue.indicators.get(number=1)
    before = list(indicator.parts.values_list("pk", "number", "text"))
    change(office, indicator, trust_note="Đã xem")
    assert list(indicator.parts.values_list("pk", "number", "text")) == before


def test_a_used_catalogue_is_only_read(catalogue, office, administrator):
    use(catalogue, administrator)
    indicator = catalogue.indicators.get(number=1)
    assert change(office, indicator, text="Khác").status_code == 403
    url = reverse("admin:cells_catalogue_change", args=[catalogue.pk])
    assert office.post(url, {"title": "Khác"}).status_code == 403
    assert office.get(url).status_code == 200
    page = office.get(reverse("admin:cells_indicator_change", args=[indicator.pk]))
    assert page.status_code == 200
    assert indicator.trust_note in page.content.decode()
    assert Indicator.objects.get(pk=indicator.pk).text == indicator.text


def test_a_new_version_is_a_copy_with_the_same_codes(catalogue, office, administrator):
    use(catalogue, administrator)
    data = {"copied_from": catalogue.pk, "code": "NQ04-2016.2"}
    answer = office.post(reverse("admin:cells_catalogue_add"), data)
    assert answer.status_code == 302
    copy = Catalogue.objects.get(code="NQ04-2016.2")
    assert Catalogue.objects.first() == copy

    def content(version):
        return [
            (
                i.code,
                i.number,
                i.text,
                i.trust,
                i.group.number,
                i.group.catalogue_id == version.pk,
                [(part.number, part.text) for part in i.parts.all()],
            )
            for i in version.indicators.select_related("group").order_by("number")
        ]

    assert content(copy) == content(catalogue)
    assert len(content(copy)) == 27
    assert copy.meanings == catalogue.meanings
    first = copy.indicators.get(number=1)
    assert change(office, first, text="Lời mới").status_code == 302
    assert catalogue.indicators.get(number=1).text != "Lời mới"


@pytest.mark.parametrize("code", ["", "nq04", "NQ04-2016.1", "NQ 04"])
def test_a_version_has_a_code_of_its_own(code, catalogue, office):
    data = {"copied_from": catalogue.pk, "code": code}
    page = office.post(reverse("admin:cells_catalogue_add"), data)
    assert page.context["adminform"].form.errors.keys() == {"code"}
    assert Catalogue.objects.count() == 1


def test_the_scale_may_be_worded_while_it_is_unused(catalogue, office):
    url = reverse("admin:cells_catalogue_change", args=[catalogue.pk])
    names = ("title", "source", "short_source")
    data = {name: getattr(catalogue, name) for name in names}
    data |= {f"meaning_{level}": text for level, text in catalogue.meanings.items()}
    data |= {"resolution_date": "30/10/2016", "meaning_rarely": "Một lần."}
    assert office.post(url, data).status_code == 302
    assert Catalogue.objects.get().meanings["rarely"] == "Một lần."
