"""Several threads, each with a connection of its own, let go at the same moment."""

from collections.abc import Callable
from random import Random
from threading import Barrier, Thread

from django.db import connection

TIMEOUT = 60
SURELY = 0.3  # seconds after which the other act has been done, on any machine


def pauses(chance: Random, number: int, most: float) -> list[float]:
    """Seconds by which the second act lets the first go before (below 0) or behind.

    By chance up to ``most``, so that the acts meet; the last two so far apart that
    both orders come about however busy the machine is.
    """
    met = [chance.uniform(-most, most) for _ in range(number - 2)]
    return [*met, -SURELY, SURELY]


def together(*acts: Callable[[], object]) -> list:
    """What each of ``acts`` returned or raised, in their order."""
    start = Barrier(len(acts))
    ended: list = [None] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            connection.ensure_connection()
            start.wait(TIMEOUT)
            ended[place] = act()
        except Exception as error:  # noqa: BLE001 – the test says what may be raised
            ended[place] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(TIMEOUT)
    assert not any(thread.is_alive() for thread in threads), "Somebody still waits."
    return ended
