"""Accounts in the administration: made, changed, switched off, never removed."""

from django.contrib import admin
from django.http import Http404
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html, format_html_join
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters

from cells.accounts.admin_forms import GivenPasswordForm, MemberForm, NewMemberForm
from cells.accounts.services import set_password_of
from cells.audit.admin import OfficialAdmin
from cells.organisation.models import Member
from cells.organisation.periods import period_text
from cells.organisation.services import save_member
from cells.workflow import WorkflowError

ABOUT = ["username", "full_name", "position", "workplace", "phone", "email"]


@admin.register(Member)
class MemberAdmin(OfficialAdmin):
    form = MemberForm
    list_display = [
        "full_name", "username", "cell_names", "office_names", "phone", "is_active",
        "is_staff", "last_login",
    ]  # fmt: skip
    list_filter = ["is_active", "is_staff", "must_change_password"]
    search_fields = ["full_name", "username", "phone"]
    search_help_text = gettext_lazy("Name, user name or telephone")
    ordering = ["full_name", "username"]
    places = ["cells", "offices", "password_link", "last_login"]

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .prefetch_related("memberships__cell", "mandate_rows__organisation")
        )

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None:
            kwargs["form"] = NewMemberForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fieldsets(self, request, obj=None):
        rights = (gettext_lazy("Rights"), {"fields": ["is_active", "is_staff"]})
        if obj is None:
            slip = (gettext_lazy("First password"), {"fields": ["password"]})
            return [(None, {"fields": ABOUT}), slip, rights]
        place = (gettext_lazy("Place in the Party, sign-in"), {"fields": self.places})
        return [(None, {"fields": ABOUT}), place, rights]

    def get_readonly_fields(self, request, obj=None):
        return self.places if obj else []

    @admin.display(description=gettext_lazy("cells today"))
    def cell_names(self, member):
        return ", ".join(str(row.cell) for row in in_force(member.memberships.all()))

    @admin.display(description=gettext_lazy("offices today"))
    def office_names(self, member):
        rows = in_force(member.mandate_rows.all())
        return ", ".join(row.get_role_display() for row in rows)

    @admin.display(description=gettext_lazy("cells today"))
    def cells(self, member):
        rows = in_force(member.memberships.all())
        return shown_rows(
            (row.cell, row.get_standing_display(), row) for row in rows
        ) or _("none today")

    @admin.display(description=gettext_lazy("offices today"))
    def offices(self, member):
        rows = in_force(member.mandate_rows.all())
        return shown_rows(
            (row.organisation, row.get_role_display(), row) for row in rows
        ) or _("none today")

    @admin.display(description=gettext_lazy("password"))
    def password_link(self, member):
        return format_html(
            '<a href="{}">{}</a>',
            reverse("admin:cells_member_set_password", args=[member.pk]),
            _("Set a new password"),
        )

    def store(self, obj, form, *, by, at):
        refuse_own_rights(obj, by)
        is_new = obj.pk is None
        if is_new:
            obj.set_unusable_password()
        save_member(member=obj, by=by, now=at)
        if is_new:
            password = form.cleaned_data["password"]
            set_password_of(member=obj, password=password, by=by, now=at)

    @method_decorator(sensitive_post_parameters())
    def add_view(self, request, form_url="", extra_context=None):
        return super().add_view(request, form_url, extra_context)

    def response_add(self, request, obj, post_url_continue=None):
        """The slip, shown this once; the password is kept nowhere in plain."""
        return self.slip(request, obj, request.POST["password"].strip())

    def get_urls(self):
        own = path(
            "<int:member_id>/password/",
            self.admin_site.admin_view(self.set_password),
            name="cells_member_set_password",
        )
        return [own, *super().get_urls()]

    @method_decorator(sensitive_post_parameters())
    def set_password(self, request, member_id):
        """A page on which an administrator sets the password of ``member_id``."""
        member = self.get_object(request, str(member_id))
        if member is None or not self.has_change_permission(request, member):
            raise Http404
        form = GivenPasswordForm(member, request.POST or None)
        if request.method == "POST" and form.is_valid():
            password = form.cleaned_data["password"]
            set_password_of(
                member=member, password=password, by=request.user, now=now()
            )
            self.log_change(request, member, [{"changed": {"fields": ["password"]}}])
            return self.slip(request, member, password)
        return self.page(
            request, "set_password", member, _("Set a new password"), form=form
        )

    def slip(self, request, member, password):
        return self.page(
            request, "slip", member, _("Slip for the owner"), password=password
        )

    def page(self, request, name, member, title, **context):
        context |= self.admin_site.each_context(request)
        context |= {"title": title, "member": member, "opts": self.opts}
        status = 422 if "form" in context and context["form"].errors else 200
        template = f"admin/cells/member/{name}.html"
        return render(request, template, context, status=status)


def in_force(rows):
    """Those of the prefetched ``rows`` that hold today."""
    today = timezone.localdate()
    return [
        row
        for row in rows
        if row.started_on <= today and (row.ended_on is None or row.ended_on >= today)
    ]


def shown_rows(rows):
    return format_html_join(
        "",
        "<div>{}: {}, {}</div>",
        ((place, label, period_text(row)) for place, label, row in rows),
    )


def refuse_own_rights(member: Member, by: Member) -> None:
    """Nobody locks themselves out of the administration by mistake."""
    if member.pk == by.pk and not (member.is_active and member.is_staff):
        raise WorkflowError(
            _(
                "This is your own account: you cannot switch it off or take its rights "
                "away. Another administrator can."
            )
        )
