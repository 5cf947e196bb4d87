"""Text that people type: one spelling in the database, whatever a browser sends."""

import re
import unicodedata

from django import forms
from django.db import models

LINE_ENDS = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
DIRECTION_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
LONE_SURROGATES = re.compile("[\ud800-\udfff]")


def typed_text(value: str) -> str:
    """``value`` in NFC, lines ended by LF, without what cannot be written or stored.

    Control characters and direction overrides are dropped; half of a broken
    character (a lone surrogate, which neither database stores) becomes “�”.
    """
    value = LINE_ENDS.sub("\n", value)
    value = CONTROLS.sub("", value)
    value = DIRECTION_OVERRIDES.sub("", value)
    value = LONE_SURROGATES.sub("\ufffd", value)
    return unicodedata.normalize("NFC", value)


class TypedTextFormField(forms.CharField):
    """A form field that cleans what was typed before it measures or compares it."""

    def to_python(self, value):
        if value not in self.empty_values:
            value = typed_text(str(value))
        return super().to_python(value)


class TypedMixin:
    """A column that stores ``typed_text()`` of whatever is assigned."""

    def to_python(self, value):
        value = super().to_python(value)
        return typed_text(value) if isinstance(value, str) else value

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return typed_text(value) if isinstance(value, str) else value

    def formfield(self, **kwargs):
        if not self.choices:
            kwargs.setdefault("form_class", TypedTextFormField)
        return super().formfield(**kwargs)


class TypedCharField(TypedMixin, models.CharField):
    """One line of typed text."""


class TypedTextField(TypedMixin, models.TextField):
    """Several lines of typed text."""
