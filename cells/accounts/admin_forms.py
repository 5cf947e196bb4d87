"""Forms of the administration: accounts and the passwords set for their owners."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from cells.accounts.passwords import generated_password
from cells.audit.admin import OfficialForm
from cells.organisation.models import Member

PASSWORD_HELP = _(
    "Made by the program; you may type another one. Write it on a slip for its owner: "
    "it opens only the page on which the owner chooses an own password."
)


class UserNameField(forms.CharField):
    """A user name in small letters, however it was typed."""

    def to_python(self, value):
        return super().to_python(value).strip().lower()


class GivenPasswordField(forms.CharField):
    """A password that the administrator can read, since it goes on a slip."""

    def __init__(self, **kwargs):
        super().__init__(
            label=_("Password for the slip"),
            initial=generated_password,
            help_text=PASSWORD_HELP,
            max_length=128,
            widget=forms.TextInput(
                attrs={"autocomplete": "off", "spellcheck": "false", "size": 40}
            ),
            **kwargs,
        )


class MemberForm(OfficialForm):
    class Meta:
        model = Member
        fields = [
            "username", "full_name", "position", "workplace", "phone", "email",
            "is_active", "is_staff",
        ]  # fmt: skip
        field_classes = {"username": UserNameField}
        help_texts = {
            "username": _(
                "Small letters without accents, digits, dots and hyphens, such as "
                "hoang.van.son."
            ),
            "is_active": _(
                "Accounts are never removed. Without the tick nobody signs in with "
                "this one, and its reports stay where they are."
            ),
        }

    def clean_username(self):
        username = self.cleaned_data["username"]
        others = Member.objects.exclude(pk=self.instance.pk)
        if others.filter(username__iexact=username).exists():
            raise forms.ValidationError(_("This user name is taken."))
        return username


class NewMemberForm(MemberForm):
    """An account with its first password."""

    password = GivenPasswordField()

    def clean(self):
        cleaned = super().clean()
        check_password(self, self.instance_of(cleaned))
        return cleaned

    def instance_of(self, cleaned) -> Member:
        named = {name: cleaned.get(name) or "" for name in ("username", "full_name")}
        return Member(**named, phone=cleaned.get("phone") or "")


class GivenPasswordForm(forms.Form):
    """A new password for somebody else's account."""

    password = GivenPasswordField()

    def __init__(self, member, *args, **kwargs):
        self.member = member
        super().__init__(*args, **kwargs)

    def clean(self):
        cleaned = super().clean()
        check_password(self, self.member)
        return cleaned


def check_password(form, member: Member) -> None:
    """The strength that owners must keep to holds for a slip, too."""
    if password := form.cleaned_data.get("password"):
        try:
            validate_password(password, member)
        except forms.ValidationError as error:
            form.add_error("password", error)
