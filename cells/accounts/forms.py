from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.contrib.auth.forms import AuthenticationForm, SetPasswordMixin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    error_messages = {
        "invalid_login": _("The user name or the password is not right."),
        "inactive": _("The user name or the password is not right."),
    }

    def clean_username(self):
        return self.cleaned_data["username"].strip().lower()


class OwnPasswordForm(SetPasswordMixin, forms.Form):
    """A new password of one's own, typed twice."""

    password1, password2 = SetPasswordMixin.create_password_fields(
        label1=_("New password"), label2=_("The same password again")
    )

    def __init__(self, member, *args, **kwargs):
        self.member = member
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = _(
            "At least 10 characters, not only digits. Three or four words that only "
            "you put together are easy to keep in mind."
        )
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(*self.fields)

    def clean(self):
        self.validate_passwords()
        self.validate_password_for_user(self.member)
        return super().clean()


class PasswordChangeForm(OwnPasswordForm):
    """The own password, changed with the old one."""

    old_password = forms.CharField(
        label=_("Present password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ["old_password", "password1", "password2"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper.form_tag = True
        self.helper.attrs = {"novalidate": ""}  # the server names errors in Vietnamese
        self.helper.add_input(Submit("change", _("Change the password")))

    def clean_old_password(self):
        if not self.member.check_password(self.cleaned_data["old_password"]):
            raise ValidationError(_("The present password is not right."))
        return self.cleaned_data["old_password"]


class ContactForm(forms.Form):
    """The own address for mail; empty for none."""

    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=254,
        help_text=_("Leave it empty if you want no mail."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Enter an address such as ten@example.vn.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}  # the server names errors in Vietnamese
        self.helper.add_input(Submit("save", _("Save")))


class NoticeForm(forms.Form):
    """The explicit yes to the notice; never ticked beforehand."""

    accepted = forms.BooleanField(
        label=_("I have read the notice and agree."),
        error_messages={
            "required": _("Please read the notice and tick the box if you agree.")
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
