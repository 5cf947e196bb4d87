"""Organisations, accounts, memberships and offices of the demonstration."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from django.contrib.auth.hashers import make_password

from cells.accounts.services import accept_notice
from cells.management.demo.content import FOLDER, Calendar, rows
from cells.models import Mandate, Member, Membership, Organisation
from cells.organisation.preferences import Choices
from cells.organisation.services import save_mandate, save_membership

SYLLABLES = (FOLDER / "syllables.txt").read_text().split()


def new_password() -> str:
    """Three syllables and a number: easy to type on a phone, 33 bits."""
    words = [secrets.choice(SYLLABLES) for _each in range(3)]
    return "-".join([*words, f"{secrets.randbelow(90000) + 10000}"])


def make_organisations() -> dict[str, Organisation]:
    made = {}
    for row in rows("organisations.toml", "organisation"):
        facts = {
            name: row[name]
            for name in (
                "code", "name", "kind", "committee_name", "place", "help_line",
            )
        }  # fmt: skip
        if row["parent"]:
            parent = Organisation.objects.get(code=row["parent"])
            made[row["code"]] = Organisation.objects.add_child(parent, facts)
        else:
            made[row["code"]] = Organisation.objects.add_root(facts)
    return made


def make_people(
    organisations: dict[str, Organisation], calendar: Calendar, now: datetime
) -> list[tuple[Member, str]]:
    """Every person with a password made for this installation."""
    people = rows("people_*.toml", "person")
    passwords = [new_password() for _each in people]
    accounts = []
    for row, password, encoded in zip(
        people, passwords, hashes(passwords), strict=True
    ):
        member = make_person(row, encoded, calendar, now)
        give_places(member, row, organisations, calendar)
        accounts.append((member, password))
    return accounts


def hashes(passwords: list[str]) -> list[str]:
    """Most of the time of the demonstration goes here: on every core at once."""
    with ThreadPoolExecutor() as pool:
        return list(pool.map(make_password, passwords))


def make_person(row, encoded: str, calendar, now) -> Member:
    """The passwords count as chosen, except one: a first sign-in to be seen."""
    is_new = row.get("first_sign_in", False)
    is_administrator = row.get("administrator", False)
    member = Member.objects.create(
        username=row["username"],
        password=encoded,
        full_name=row["full_name"],
        position=row["position"],
        workplace=row["workplace"],
        phone=row["phone"],
        must_change_password=is_new,
        is_staff=is_administrator,
        is_superuser=is_administrator,
    )
    if not is_new:
        accept_notice(
            member=member,
            kept_years=Choices().kept_years,
            now=calendar.morning(-400),
        )
    return member


def give_places(member, row, organisations, calendar: Calendar) -> None:
    for place in row.get("memberships", []):
        membership = Membership(
            member=member,
            cell=organisations[place["cell"]],
            standing=place["standing"],
            started_on=calendar.day(place["started_days"]),
            ended_on=calendar.day(place.get("ended_days")),
        )
        save_membership(membership=membership, by=None, now=calendar.morning(-400))
    for office in row.get("mandates", []):
        mandate = Mandate(
            member=member,
            organisation=organisations[office["organisation"]],
            role=office["role"],
            started_on=calendar.day(office["started_days"]),
        )
        save_mandate(mandate=mandate, by=None, now=calendar.morning(-400))
