"""Catalogues in the administration: compared and corrected before they are used."""

from urllib.parse import urlencode

from django import forms
from django.contrib import admin
from django.core.validators import RegexValidator
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from cells.audit.admin import OfficialAdmin, OfficialForm
from cells.indicators.models import Catalogue, Indicator, Trust
from cells.indicators.versions import copy_catalogue, save_catalogue, save_indicator

TO_BE_COMPARED = ~Q(trust=Trust.VERBATIM) | Q(single_source=True)
SHOWN = [
    "title", "source", "short_source", "resolution_date", "meaning_none",
    "meaning_rarely", "meaning_occasionally", "meaning_often",
]  # fmt: skip


class NewVersionForm(OfficialForm):
    """A new version begins as a copy; its texts are then corrected one by one."""

    copied_from = forms.ModelChoiceField(
        Catalogue.objects.all(),
        label=gettext_lazy("Begin with the texts of"),
        help_text=gettext_lazy(
            "Everything is copied, then you correct the copy. The next round that is "
            "opened uses the newest version, so correct it before that."
        ),
    )

    class Meta:
        model = Catalogue
        fields = ["code"]
        help_texts = {
            "code": gettext_lazy(
                "Longer or later in the alphabet than the last one, such as "
                "NQ04-2016.2: the newest version stands first."
            )
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].validators.append(
            RegexValidator(
                r"^[A-Z0-9][A-Z0-9.-]*\Z",
                gettext_lazy("Capital letters, digits, dots and hyphens only."),
            )
        )

    def _post_clean(self):
        if source := self.cleaned_data.get("copied_from"):
            for name in SHOWN:
                setattr(self.instance, name, getattr(source, name))
        super()._post_clean()


class CatalogueForm(OfficialForm):
    class Meta:
        model = Catalogue
        fields = SHOWN


@admin.register(Catalogue)
class CatalogueAdmin(OfficialAdmin):
    """Versions of the list; one that a round uses is only read."""

    form = CatalogueForm
    list_display = ["code", "title", "resolution_date", "use", "still_to_compare"]

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .annotate(
                open_texts=Count(
                    "indicators",
                    filter=~Q(indicators__trust=Trust.VERBATIM)
                    | Q(indicators__single_source=True),
                    distinct=True,
                ),
                texts=Count("indicators", distinct=True),
                used_by=Count("rounds", distinct=True),
            )
        )

    def has_change_permission(self, request, obj=None):
        is_used = obj is not None and obj.rounds.exists()
        return not is_used and super().has_change_permission(request, obj)

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None:
            kwargs["form"] = NewVersionForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fields(self, request, obj=None):
        if obj is None:
            return ["copied_from", "code"]
        return ["code", "still_to_compare", *SHOWN, "use"]

    def get_readonly_fields(self, request, obj=None):
        return ["code", "still_to_compare", "use"] if obj else []

    @admin.display(description=gettext_lazy("use"))
    def use(self, catalogue):
        if catalogue.used_by:
            return _("Used by a round, so it is only read")
        return _("Not used yet, may be corrected")

    @admin.display(description=gettext_lazy("still to be compared"))
    def still_to_compare(self, catalogue):
        address = reverse("admin:cells_indicator_changelist")
        query = urlencode({"catalogue__id__exact": catalogue.pk, "compare": "open"})
        return format_html(
            '<a href="{}?{}">{}</a>',
            address,
            query,
            _("%(open)s of %(all)s texts, to be compared with the resolution")
            % {"open": catalogue.open_texts, "all": catalogue.texts},
        )

    def store(self, obj, form, *, by, at):
        if obj.pk is None:
            source = form.cleaned_data["copied_from"]
            copy_catalogue(source=source, copy=obj, by=by, now=at)
        else:
            save_catalogue(catalogue=obj, by=by, now=at)


class ComparedFilter(admin.SimpleListFilter):
    title = gettext_lazy("compared with the resolution")
    parameter_name = "compare"

    def lookups(self, request, model_admin):
        return [
            ("open", _("Still to be compared with the resolution")),
            ("done", pgettext("trust", "Compared")),
        ]

    def queryset(self, request, queryset):
        if self.value() == "open":
            return queryset.filter(TO_BE_COMPARED)
        if self.value() == "done":
            return queryset.exclude(TO_BE_COMPARED)
        return queryset


class IndicatorForm(OfficialForm):
    sentences = {
        "indicator_trust_is_known": gettext_lazy("Choose how far it was compared."),
        "indicator_number_once": gettext_lazy("This number is taken."),
        "indicator_code_once": gettext_lazy("This code is taken."),
    }

    class Meta:
        model = Indicator
        fields = [
            "text", "label", "text_en", "label_en", "trust", "single_source",
            "trust_note",
        ]  # fmt: skip
        labels = {
            "text_en": gettext_lazy("official text in English"),
            "label_en": gettext_lazy("short label in English"),
        }
        help_texts = {
            "text": gettext_lazy(
                "Word for word as in the resolution. Its parts are made from it: each "
                "ends at a semicolon or a full stop."
            ),
            "label": gettext_lazy("Words of the resolution only."),
            "trust": gettext_lazy(
                "Choose the first one when you have compared it word for word with the "
                "resolution itself."
            ),
            "single_source": gettext_lazy("Take the tick away when you compared it."),
        }


@admin.register(Indicator)
class IndicatorAdmin(OfficialAdmin):
    """The 27 texts, what is still to be compared first of all."""

    form = IndicatorForm
    list_display = ["number", "label", "version", "to_compare", "trust", "trust_note"]
    list_display_links = ["number", "label"]
    list_filter = [ComparedFilter, "catalogue", "trust"]
    list_select_related = ["catalogue"]
    search_fields = ["label", "text"]
    search_help_text = gettext_lazy("Words of the label or of the text")
    ordering = ["-catalogue__resolution_date", "-catalogue__code", "number"]
    fixed = ["version", "code", "number", "parts"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        is_used = obj is not None and obj.catalogue.rounds.exists()
        return not is_used and super().has_change_permission(request, obj)

    def get_fields(self, request, obj=None):
        return [*self.fixed, *self.form.Meta.fields]

    def get_readonly_fields(self, request, obj=None):
        return self.fixed

    @admin.display(description=gettext_lazy("version"), ordering="catalogue__code")
    def version(self, indicator):
        return indicator.catalogue.code

    @admin.display(description=gettext_lazy("to be compared"), ordering="trust")
    def to_compare(self, indicator):
        if indicator.is_to_be_compared:
            return pgettext("trust", "To be compared")
        return pgettext("trust", "Compared")

    @admin.display(description=pgettext_lazy("of an indicator", "parts"))
    def parts(self, indicator):
        return "; ".join(part.text for part in indicator.parts.all()) or "–"

    def store(self, obj, form, *, by, at):
        save_indicator(indicator=obj, by=by, now=at)
