"""Text that people type: one spelling in the database, whatever a browser sends."""

import re
import unicodedata

from django import forms
from django.db import models

from cells.sealing import seal, unseal

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


class Sealed(str):
    """A token as it stands in the database."""

    __slots__ = ()


class OpenedWhenRead:
    """Gives the text of a sealed column, which is opened at its first reading."""

    def __init__(self, field):
        self.field = field

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = instance.__dict__.get(self.field.attname)
        if value is None and self.field.attname not in instance.__dict__:
            instance.refresh_from_db(fields=[self.field.attname])
            value = instance.__dict__[self.field.attname]
        if isinstance(value, Sealed):
            value = unseal(value, self.field.binding(instance))
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance, value):
        instance.__dict__[self.field.attname] = value


class SealedTextField(TypedTextField):
    """Typed text that is stored encrypted and read by the application alone.

    Each token is bound to the attributes ``bound_to`` of its row: moved into another
    row it is not opened (``CannotBeOpenedError``). ``update()`` takes only what
    ``sealed()`` made, and no query can look into it.
    """

    def __init__(self, *args, bound_to=(), **kwargs):
        self.bound_to = tuple(bound_to)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"bound_to": self.bound_to}

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        setattr(cls, self.attname, OpenedWhenRead(self))

    def binding(self, instance) -> list[str]:
        facts = [str(getattr(instance, name)) for name in self.bound_to]
        return [self.model._meta.label_lower, self.attname, *facts]

    def sealed(self, instance, text: str) -> Sealed:
        return Sealed(seal(typed_text(text), self.binding(instance)))

    def from_db_value(self, value, expression, connection):
        return value if value is None else Sealed(value)

    def pre_save(self, instance, add):
        value = instance.__dict__[self.attname]
        if value is None or isinstance(value, Sealed):
            return value
        return self.sealed(instance, value)

    def value_from_object(self, obj):
        """For ``dumpdata``: the token, never the text."""
        return self.pre_save(obj, add=False)

    def get_prep_value(self, value):
        if value is None or isinstance(value, Sealed):
            return value if value is None else str(value)
        raise TypeError("Only what sealed() made may be stored or compared.")
