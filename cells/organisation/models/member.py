from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedCharField
from cells.organisation.mandates import mandates_of


class MemberManager(BaseUserManager):
    def create_user(self, username, password=None, **fields):
        member = self.model(username=username.lower(), **fields)
        member.set_password(password)
        member.save(using=self._db)
        return member

    def create_superuser(self, username, password=None, **fields):
        """An administrator who chose the password; holds no membership or office."""
        return self.create_user(
            username,
            password,
            **{
                "full_name": username,
                "must_change_password": False,
                "is_staff": True,
                "is_superuser": True,
            }
            | fields,
        )

    def get_by_natural_key(self, username):
        return self.get(username=username.lower())


class Member(AbstractBaseUser, PermissionsMixin):
    """A person with an account: a Party member, or an administrator (``is_staff``).

    A password set by somebody else (``must_change_password``) opens nothing but the
    page on which the member chooses an own one.
    """

    username = models.CharField(
        _("user name"),
        max_length=64,
        unique=True,
        validators=[
            RegexValidator(
                r"^[a-z0-9][a-z0-9._-]*\Z",
                _("Small letters without accents, digits, dots and hyphens only."),
            )
        ],
        error_messages={"unique": _("This user name is taken.")},
    )
    full_name = TypedCharField(_("full name"), max_length=120)
    position = TypedCharField(_("position"), max_length=160, blank=True)
    workplace = TypedCharField(_("workplace"), max_length=160, blank=True)
    phone = TypedCharField(_("telephone"), max_length=32, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    is_staff = models.BooleanField(
        _("administrator"),
        default=False,
        help_text=_("Manages accounts; holds no membership and no office."),
    )
    must_change_password = models.BooleanField(
        _("has to choose a password"), default=True, editable=False
    )

    objects = MemberManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [
            models.UniqueConstraint(Lower("username"), name="member_username_any_case"),
        ]

    def __str__(self):
        return self.full_name or self.username

    @cached_property
    def mandates(self):
        """What offices the member holds today: one query, once a request."""
        return mandates_of(self)

    @property
    def given_name(self) -> str:
        """The last word: Vietnamese lists are sorted by it."""
        return self.full_name.rpartition(" ")[2]
