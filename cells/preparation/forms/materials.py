"""What leaders of a cell type about materials and reading meetings."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Field, Layout, Submit
from django import forms
from django.core.validators import URLValidator
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedTextFormField
from cells.preparation.forms.pieces import day, seen_version, short_text
from cells.preparation.material_files import MEGABYTE, MOST_BYTES
from cells.preparation.models.materials import LONGEST_ADDRESS, MaterialKind
from cells.preparation.services.materials import MaterialValues
from cells.saved_forms import TOO_LONG
from cells.scans import no_secrets

LONGEST_TEXT = 200_000
MOST_PAGES = 5000
is_web_address = URLValidator(
    schemes=["http", "https"],
    message=_("Enter a whole address that begins with http:// or https://."),
)


def long_text(label, length, *, rows, required=False, help_text=""):
    return TypedTextFormField(
        label=label,
        required=required,
        strip=True,
        max_length=length,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={
            "required": _("Write or paste the text here."),
            "max_length": TOO_LONG,
        },
    )


def web_address(*, required=False, help_text=""):
    field = short_text(
        _("Web address"), LONGEST_ADDRESS, required=required, help_text=help_text
    )
    field.error_messages["required"] = is_web_address.message
    field.validators.append(is_web_address)
    field.widget.input_type = "url"
    return field


def whole_number(label, most, help_text=""):
    sentence = _("Enter a whole number, 1 or more.")
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=1,
        max_value=most,
        help_text=help_text,
        error_messages={
            "invalid": sentence,
            "min_value": sentence,
            "max_value": _("Enter a whole number, at most %(limit_value)s."),
        },
    )


class MaterialForm(forms.Form):
    """One material of ``kind``; ``version`` is 0 for a new one.

    ``has_file``: a file stands there already, so that none need be chosen.
    """

    version = seen_version()
    title = short_text(_("Title"), 160, required=True)
    text = long_text(
        _("Text to read"),
        LONGEST_TEXT,
        rows=16,
        required=True,
        help_text=_("An empty line begins a new paragraph."),
    )
    file = forms.FileField(
        label=_("File"),
        max_length=255,
        required=False,
        error_messages={
            "empty": _("The file is empty."),
            "invalid": _("Choose a file."),
            "max_length": _("The name of the file is too long. Shorten it."),
        },
    )
    no_secrecy_mark = forms.BooleanField(
        label=_("There is no secrecy mark on it."), required=False
    )
    url = web_address(
        help_text=_(
            "It leads out of this program. In a closed network it may not open: then "
            "attach a file."
        )
    )
    pages = whole_number(_("Pages"), MOST_PAGES)
    minutes = whole_number(
        _("Minutes to read"),
        MOST_PAGES,
        help_text=_("Left empty, they are reckoned from the text or the pages."),
    )
    read_by = day(_("To be read by"), required=True)

    def __init__(self, *args, kind: MaterialKind, has_file=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind, self.has_file = kind, has_file
        for name in self.unwanted():
            del self.fields[name]
        if "file" in self.fields:
            self.fields["file"].help_text = file_help(kind)
        if kind in {MaterialKind.LINK, MaterialKind.VIDEO}:
            self.fields["minutes"].help_text = ""  # nothing to reckon them from
        if "url" in self.fields:
            self.fields["url"].required = kind == MaterialKind.LINK
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.layout = self.layout()

    def unwanted(self) -> set[str]:
        return {
            MaterialKind.TEXT: {"file", "no_secrecy_mark", "url"},
            MaterialKind.FILE: {"text", "url"},
            MaterialKind.LINK: {"text", "file", "no_secrecy_mark", "pages"},
            MaterialKind.VIDEO: {"text", "pages"},
        }[self.kind]

    def layout(self) -> Layout:
        places = [n for n in ("text", "url", "file") if n in self.fields]
        if "file" in self.fields:
            places.append("no_secrecy_mark")
        else:
            hint = format_html(
                '<div class="mb-3"><p class="field-hint">{}</p></div>', no_secrets()
            )
            places.append(HTML(hint))
        sizes = [n for n in ("pages", "minutes", "read_by") if n in self.fields]
        return Layout(
            Field("version"),
            "title",
            *places,
            Div(*sizes, css_class="field-pair"),
            Submit("save", _("Save the material")),
        )

    def clean(self):
        """A file comes with the word that it bears no mark; a video is one of two."""
        cleaned = super().clean()
        upload = cleaned.get("file")
        if upload and not cleaned.get("no_secrecy_mark"):
            self.add_error(
                "no_secrecy_mark",
                _(
                    "Confirm that no secrecy mark is on it. A document with a secrecy "
                    "mark is not put here; hand it in through the registry."
                ),
            )
        if self.kind == MaterialKind.FILE and not (upload or self.has_file):
            self.missing("file", _("Choose a file."))
        if self.kind == MaterialKind.VIDEO:
            self.clean_video(upload, cleaned.get("url"))
        return cleaned

    def clean_video(self, upload, url) -> None:
        if upload and url:
            self.add_error("url", _("Give either the address or the file, not both."))
        if not (upload or url or self.has_file):
            self.missing("url", _("Give the address of the video or choose its file."))

    def missing(self, name: str, sentence) -> None:
        if name not in self.errors:
            self.add_error(name, sentence)

    def values(self) -> MaterialValues:
        cleaned = self.cleaned_data
        return MaterialValues(
            title=cleaned["title"],
            read_by=cleaned["read_by"],
            text=cleaned.get("text", ""),
            url=cleaned.get("url", ""),
            pages=cleaned.get("pages"),
            minutes=cleaned.get("minutes"),
        )


def file_help(kind: MaterialKind):
    most = MOST_BYTES[kind] // MEGABYTE
    if kind == MaterialKind.VIDEO:
        return _("MP4 or WebM, at most %(n)s MB.") % {"n": most}
    return _(
        "PDF, Word (docx), Excel (xlsx), PowerPoint (pptx), JPEG or PNG, at most "
        "%(n)s MB."
    ) % {"n": most}


class MoveForm(forms.Form):
    """One place up or down in a list."""

    direction = forms.TypedChoiceField(
        choices=[("up", "up"), ("down", "down")], coerce=lambda value: value == "up"
    )


def people_boxes(label) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Mark at least one member."),
            "invalid_choice": _("Choose only members of the cell."),
        },
    )


class PresentForm(forms.Form):
    """Who was present."""

    members = people_boxes(_("Who was present"))
    button = _("Mark as present")

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(member.pk, member.full_name) for member in people]
        self.fields["members"].choices = choices
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.layout = Layout(
            *self.first_rows(),
            Div("members", css_class="people-choice"),
            Submit("save", self.button),
        )

    def first_rows(self) -> list:
        return []


class ReadingMeetingForm(PresentForm):
    """A meeting at which materials were read together."""

    held_on = day(_("Held on"), required=True)
    materials = forms.TypedMultipleChoiceField(
        label=_("What was read"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one material."),
            "invalid_choice": _("Choose materials of this round."),
        },
    )
    button = _("Record the meeting")
    field_order = ["held_on", "materials", "members"]

    def __init__(self, *args, materials, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(material.pk, material.title) for material in materials]
        self.fields["materials"].choices = choices

    def first_rows(self) -> list:
        return ["held_on", Div("materials", css_class="people-choice")]
