"""Loading the data file: safe to repeat, and never over somebody's correction."""

from datetime import UTC, datetime

import pytest

from cells.indicators.loading import (
    CatalogueInUseError,
    data_files,
    load_catalogue,
)
from cells.indicators.models import Catalogue, Indicator, IndicatorPart
from cells.indicators.versions import save_indicator
from tests.factories import make_cell, make_member, make_round

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 5, tzinfo=UTC)


def load():
    return load_catalogue(data_files()[0])


def test_it_is_loaded_once_and_stays():
    catalogue, was_written = load()
    parts = IndicatorPart.objects.count()
    assert was_written
    assert catalogue.indicators.count() == 27
    assert [group.number for group in catalogue.groups.all()] == [1, 2, 3]
    assert load() == (catalogue, False)
    assert IndicatorPart.objects.count() == parts


def test_a_changed_file_is_loaded_anew_while_no_round_uses_it():
    catalogue, _was_written = load()
    Catalogue.objects.update(data_sha256="0" * 64)
    Indicator.objects.filter(number=1).update(text="cũ")
    assert load() == (catalogue, True)
    assert Indicator.objects.count() == 27
    assert Indicator.objects.get(number=1).text.startswith("Phai nhạt")


def test_a_version_in_use_is_never_altered():
    load()
    cell = make_cell()
    make_round(cell, make_member(cell))
    Catalogue.objects.update(data_sha256="0" * 64)
    with pytest.raises(CatalogueInUseError):
        load()


def test_a_correction_by_hand_stays():
    load()
    indicator = Indicator.objects.get(number=12)
    indicator.text = "Kê khai tài sản, thu nhập không trung thực, không đầy đủ."
    save_indicator(indicator=indicator, by=None, now=NOW)
    assert load()[1] is False
    assert Indicator.objects.get(number=12).text == indicator.text
