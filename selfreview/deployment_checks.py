"""What an installation must have, as system checks of ``manage.py check``.

The plain ones run at every command, ``check --deploy`` adds those of a server, and
``check --database default`` those that ask the database.
"""

from pathlib import Path
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.core.checks import Error, Tags, register
from django.db import connections
from django.http.request import validate_host
from django.utils import timezone

from cells.pdf_signatures.roots import UnreadableRootsError, read_roots
from cells.sealing import CannotBeOpenedError

FONTS = [
    f"LiberationSerif-{style}.ttf"
    for style in ("Regular", "Bold", "Italic", "BoldItalic")
]
SAMPLE_KEYS = {"change-me", "changeme", "secret", "secret-key"}
LEAST_KEY_LENGTH = 32
SQLITE_CELLS = 1


@register(Tags.security)
def secret_key_is_strong(app_configs, **kwargs):
    key = settings.SECRET_KEY
    if key.lower() not in SAMPLE_KEYS and len(key) >= LEAST_KEY_LENGTH:
        return []
    return [
        Error(
            "SECRET_KEY is the one of the sample file, or too short.",
            hint="Leave it out: a key is made at the first start.",
            id="selfreview.E001",
        )
    ]


@register(Tags.files)
def fonts_are_there(app_configs, **kwargs):
    """Without them papers would come out in another letter, without a word."""
    folder = Path(settings.BASE_DIR) / "static" / "fonts"
    missing = [name for name in FONTS if not (folder / name).is_file()]
    if not missing:
        return []
    return [
        Error(
            f"Fonts of the papers are missing: {', '.join(missing)}.",
            hint=f"Copy them from the release into {folder}.",
            id="selfreview.E002",
        )
    ]


@register(Tags.security, deploy=True)
def site_address_fits(app_configs, **kwargs):
    site = urlsplit(settings.SITE_URL)
    found = []
    if settings.HTTPS_ONLY and site.scheme != "https":
        found.append(
            checks.Warning(
                "HTTPS_ONLY is on, but SITE_URL does not begin with https://.",
                hint="Give the address as people type it.",
                id="selfreview.W003",
            )
        )
    if not validate_host(site.hostname or "", settings.ALLOWED_HOSTS):
        found.append(
            checks.Warning(
                "The host of SITE_URL is not among ALLOWED_HOSTS.",
                hint="Nobody could open the address that people are given.",
                id="selfreview.W004",
            )
        )
    return found


@register(Tags.security, deploy=True)
def mail_leads_to_the_pages(app_configs, **kwargs):
    """A letter says where to look: an address of this machine leads nobody there."""
    if not settings.MAIL_IS_ON:
        return []
    host = urlsplit(settings.SITE_URL).hostname or ""
    if host != "localhost" and not host.startswith("127.") and host != "::1":
        return []
    return [
        checks.Warning(
            "Mail is sent, but SITE_URL is an address of this machine only.",
            hint="Set SITE_URL to the address that members type.",
            id="selfreview.W008",
        )
    ]


@register(Tags.files)
def trusted_roots_are_there(app_configs, **kwargs):
    """A wrong path would look like “no root is set” on every page."""
    try:
        read_roots(settings.TRUSTED_ROOTS)
    except UnreadableRootsError as error:
        return [
            Error(
                f"TRUSTED_ROOTS: {error}",
                hint="Give a file or folder of root certificates (PEM or DER).",
                id="selfreview.E010",
            )
        ]
    return []


@register(Tags.security, deploy=True)
def trusted_roots_are_set(app_configs, **kwargs):
    """An installation without digital signatures is a sound one: no warning."""
    if settings.TRUSTED_ROOTS:
        return []
    return [
        checks.Info(
            "TRUSTED_ROOTS is not set: whose a digital signature is cannot be told.",
            hint="See “Chữ ký số” in docs/operator/install.md.",
            id="selfreview.I011",
        )
    ]


@register(Tags.database)
def note_keys_open_the_notes(app_configs, databases=None, **kwargs):
    """After a restore the keys of that time are wanted; a new one opens nothing."""
    if "cells_privatenote" not in tables(databases):
        return []
    newest = apps.get_model("cells", "PrivateNote").objects.order_by("-pk").first()
    try:
        _opened = newest and newest.text
    except CannotBeOpenedError:
        return [
            checks.Warning(
                "The note keys do not open the newest private note.",
                hint="Put the keys back that belong to this database (NOTE_KEYS).",
                id="selfreview.W009",
            )
        ]
    return []


@register(Tags.database)
def database_fits(app_configs, databases=None, **kwargs):
    """SQLite is for one cell; beyond, PostgreSQL lets people save side by side."""
    if not has_tables(databases) or connections["default"].vendor != "sqlite":
        return []
    cells = apps.get_model("cells", "Organisation").objects.filter(kind="cell").count()
    if cells <= SQLITE_CELLS:
        return []
    return [
        checks.Warning(
            f"SQLite serves {cells} cells; it is meant for one.",
            hint="Set DATABASE_URL to PostgreSQL (docs/operator/postgresql.md).",
            id="selfreview.W005",
        )
    ]


@register(Tags.database)
def somebody_helps(app_configs, databases=None, **kwargs):
    if settings.HELP_LINE or not has_tables(databases):
        return []
    organisations = apps.get_model("cells", "Organisation").objects
    if organisations.filter(depth=1).exclude(help_line="").exists():
        return []
    return [
        checks.Warning(
            "Nobody is named who helps members with their sign-in.",
            hint="Set HELP_LINE, or “who helps” of the highest organisation.",
            id="selfreview.W006",
        )
    ]


@register(Tags.database)
def every_secretary_has_a_reader(app_configs, databases=None, **kwargs):
    """The secretary's own report needs a deputy, or somebody in the committees."""
    if not has_tables(databases):
        return []
    return [
        checks.Warning(
            f"Nobody can read the secretary's report in {name}.",
            hint="Record a deputy, or a secretary or deputy of a committee above.",
            id="selfreview.W007",
        )
        for name in cells_without_a_reader()
    ]


def cells_without_a_reader() -> list[str]:
    """Names of the cells whose secretary is read by no other member."""
    today = timezone.localdate()
    offices = (
        apps.get_model("cells", "Mandate")
        .objects.on(today)
        .filter(member__is_active=True, role__in=["secretary", "deputy"])
        .select_related("organisation")
    )
    leaders = {}
    for office in offices:
        path = office.organisation.path
        leaders.setdefault((path, office.role), set()).add(office.member_id)
    found = []
    cells = apps.get_model("cells", "Organisation").objects.filter(kind="cell")
    for cell in cells:
        secretaries = leaders.get((cell.path, "secretary"), set())
        readers = set(leaders.get((cell.path, "deputy"), set()))
        for depth in range(1, cell.depth):
            above = cell.path[: cell.steplen * depth]
            for role in ("secretary", "deputy"):
                readers |= leaders.get((above, role), set())
        if any(not readers - {secretary} for secretary in secretaries):
            found.append(cell.name)
    return found


def has_tables(databases) -> bool:
    """Whether the default database is to be asked, and the migrations are there."""
    return "cells_mandate" in tables(databases)


def tables(databases) -> list[str]:
    if "default" not in (databases or []):
        return []
    return connections["default"].introspection.table_names()
