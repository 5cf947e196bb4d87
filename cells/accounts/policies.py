"""Who may use the pages of accounts."""


def is_signed_in(user) -> bool:
    return user.is_authenticated
