"""A member with a password, and the sign-in page as a browser posts it."""

from django.urls import reverse

from tests.factories import PASSWORD, make_member

JSON = {"accept": "application/json"}
WRONG = "The user name or the password is not right."


def member_with_password(cell=None, **fields):
    member = make_member(cell, **fields)
    member.set_password(PASSWORD)
    member.save()
    return member


def sign_in(client, username, password=PASSWORD, *, headers=None, **data):
    address = data.pop("address", "127.0.0.1")
    return client.post(
        reverse("sign_in"),
        {"username": username, "password": password} | data,
        headers=headers,
        REMOTE_ADDR=address,
    )


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def said(page) -> list[str]:
    return [str(error) for error in page.context["form"].non_field_errors()]
