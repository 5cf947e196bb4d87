"""Sign-in, sign-out, the first sign-in and the own password."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, update_session_auth_hash
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView

from cells.access import PolicyMixin
from cells.accounts import kept_post, services
from cells.accounts.forms import (
    ContactForm,
    NoticeForm,
    OwnPasswordForm,
    PasswordChangeForm,
    SignInForm,
)
from cells.accounts.middleware import NOTICE, begin_session
from cells.accounts.notice import NOTICE_VERSION, notice_paragraphs
from cells.accounts.policies import is_signed_in
from cells.accounts.retention import kept_years_for
from cells.accounts.sign_in_page import sign_in_context


@method_decorator(login_not_required, name="dispatch")
class SignIn(auth_views.LoginView):
    """Sign in on a page, or in place by a script (JSON)."""

    form_class = SignInForm
    template_name = "cells/accounts/sign_in.html"

    def get_initial(self):
        user = self.request.user
        return {"username": user.get_username()} if user.is_authenticated else {}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        kept = self.request.POST.get(kept_post.FIELD, "")
        reason = "locked" if self.request.session.get("locked") else ""
        page = sign_in_context(self.request, context["form"], kept=kept, reason=reason)
        return context | page

    def form_valid(self, form):
        member = form.get_user()
        login(self.request, member)
        begin_session(self.request)
        response = self.signed_in(member)
        kept_post.remember_member(response, member)
        return response

    def signed_in(self, member):
        if kept_post.wants_json(self.request):
            return JsonResponse({"signed_in": member.get_username()})
        value = self.request.POST.get(kept_post.FIELD)
        if value and (kept := kept_post.unpack(value, self.request)):
            return kept_post.show_again(self.request, kept)
        return redirect(self.get_success_url())

    def form_invalid(self, form):
        if kept_post.wants_json(self.request):
            errors = [str(error) for error in form.non_field_errors()]
            return JsonResponse(
                {"errors": errors or [_("Enter the user name and the password.")]},
                status=422,
            )
        return super().form_invalid(form)


class SignOut(PolicyMixin, auth_views.LogoutView):
    """Sign out and drop what the browser kept of this site's pages."""

    policy = is_signed_in

    def post(self, request, *args, **kwargs):
        response = super().post(request, *args, **kwargs)
        response["Clear-Site-Data"] = '"cache"'
        return response


class FirstSignIn(PolicyMixin, TemplateView):
    """The notice on personal data and, if another set the password, an own one."""

    policy = is_signed_in
    template_name = "cells/accounts/first_sign_in.html"

    def forms(self, data=None):
        member = self.request.user
        forms = {"notice_form": NoticeForm(data)}
        if member.must_change_password:
            forms["password_form"] = OwnPasswordForm(member, data)
        return forms

    def get_context_data(self, **kwargs):
        kept_years = kept_years_for(self.request.user)
        return (
            super().get_context_data(**kwargs)
            | {
                "version": NOTICE_VERSION,
                "paragraphs": notice_paragraphs(kept_years=kept_years),
                "notices": self.request.user.notifications.filter(kind="password_set")[
                    :1
                ],
            }
            | (kwargs.get("forms") or self.forms())
        )

    def post(self, request, *args, **kwargs):
        forms = self.forms(request.POST)
        answers = [form.is_valid() for form in forms.values()]
        if not all(answers):
            return self.render_to_response(
                self.get_context_data(forms=forms), status=422
            )
        member = request.user
        services.accept_notice(
            member=member, kept_years=kept_years_for(member), now=now()
        )
        if "password_form" in forms:
            services.change_own_password(
                member=member,
                password=forms["password_form"].cleaned_data["password1"],
                now=now(),
            )
            update_session_auth_hash(request, member)
        request.session[NOTICE] = NOTICE_VERSION
        return redirect("home")


class PasswordChange(PolicyMixin, FormView):
    """Change the own password."""

    policy = is_signed_in
    form_class = PasswordChangeForm
    template_name = "cells/accounts/password_change.html"
    success_url = reverse_lazy("home")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"member": self.request.user}

    def form_valid(self, form):
        member = self.request.user
        services.change_own_password(
            member=member, password=form.cleaned_data["password1"], now=now()
        )
        update_session_auth_hash(self.request, member)
        messages.success(self.request, _("The password has been changed."))
        return super().form_valid(form)


class Contact(PolicyMixin, FormView):
    """Enter the own address for mail, change it, or take it away."""

    policy = is_signed_in
    form_class = ContactForm
    template_name = "cells/accounts/contact.html"
    success_url = reverse_lazy("contact")

    def get_initial(self):
        return {"email": self.request.user.email}

    def get_context_data(self, **kwargs):
        return super().get_context_data(mail_is_on=settings.MAIL_IS_ON, **kwargs)

    def form_valid(self, form):
        email = form.cleaned_data["email"]
        services.change_own_address(member=self.request.user, email=email, now=now())
        messages.success(self.request, address_kept(email))
        return super().form_valid(form)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)


def address_kept(email: str) -> str:
    if email:
        return _("The address has been saved.")
    return _("The address has been removed; you get no mail.")


def csrf_failure(request, reason=""):
    """A stale page posted: show what was typed, with a button to send it again."""
    if kept_post.wants_json(request):
        return JsonResponse({"reason": "token"}, status=403)
    if value := kept_post.pack(request):
        if not request.user.is_authenticated:
            from_page = SignInForm(request)
            context = sign_in_context(
                request, from_page, kept=value, reason="signed_out"
            )
            return render(request, "cells/accounts/sign_in.html", context, status=403)
        kept = kept_post.unpack(value, request)
        if kept:
            return kept_post.show_again(request, kept, status=403)
    return render(request, "cells/accounts/stale_page.html", status=403)


def locked_out(request, response=None, credentials=None, *args, **kwargs):
    """Too many wrong passwords for this name from this address: wait, or call."""
    form = SignInForm(request, initial={"username": request.POST.get("username", "")})
    context = sign_in_context(request, form, kept=request.POST.get(kept_post.FIELD, ""))
    context["locked_out_text"] = locked_out_text()
    if kept_post.wants_json(request):
        return JsonResponse({"errors": [context["locked_out_text"]]}, status=429)
    return render(request, "cells/accounts/sign_in.html", context, status=429)


def locked_out_text() -> str:
    return _(
        "Too many wrong passwords. Wait %(minutes)s minutes, or call for help."
    ) % {"minutes": settings.AXES_COOLOFF_MINUTES}
