"""Who keeps private notes: everybody but accounts that manage accounts."""


def may_keep_notes(user) -> bool:
    return user.is_authenticated and not user.mandates.is_administrator


def is_author(user, note) -> bool:
    return may_keep_notes(user) and note.author_id == user.pk
