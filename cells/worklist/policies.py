"""Who may open the work list."""


def is_signed_in(user) -> bool:
    return user.is_authenticated
