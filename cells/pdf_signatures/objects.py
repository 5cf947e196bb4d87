"""Values of PDF objects with references followed, which ``get`` of pyHanko leaves."""


def value(holder, name: str, default=None):
    """What stands under ``name`` of a dictionary; ``default`` for anything else."""
    if not isinstance(holder, dict) or name not in holder:
        return default
    return holder[name]


def members(holder, name: str) -> list:
    """The members of the list under ``name``."""
    found = value(holder, name)
    if not isinstance(found, list):
        return []
    return [found[at] for at in range(len(found))]
