"""``make bench``: ratios in one run, on one server; exit 1 if one is missed."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
SECONDS = float(os.environ.get("BENCH_SECONDS", "1.5"))
WORKERS = 2

PAGE_AT_LEAST = 0.20
SAVE_AT_MOST = 2.5
QUEUE_AT_LEAST = 0.10
BOARD_AT_LEAST = 0.05
QUERIES_AT_MOST = 8
QUEUE_QUERIES_AT_MOST = 12


def main() -> int:
    with TemporaryDirectory() as scratch:
        os.environ |= {
            "DATA_DIR": scratch,
            "DATABASE_URL": f"sqlite:///{scratch}/bench.sqlite3",
            "DJANGO_SETTINGS_MODULE": "tests.load.settings",
        }
        import django  # noqa: PLC0415 – its settings are chosen just above

        django.setup()
        return measure(scratch)


def measure(scratch: str) -> int:
    from django.db import connection  # noqa: PLC0415

    from tests.load import (  # noqa: PLC0415
        board_scene,
        hints,
        paper,
        paper_scene,
        scene,
    )

    people = scene.prepare() + board_scene.supervisors()
    targets = scene.targets() | board_scene.targets()
    papers = paper.measure(paper_scene.passed_summary()) + hints.measure()
    asked = {
        name: scene.queries(who, targets[name])
        for name, who in (
            (scene.GROUP, people[0]),
            (scene.AUTOSAVE, people[0]),
            (scene.QUEUE, people[2]),
            (board_scene.BOARD, people[-1]),
        )
    }
    connection.close()
    with server(scratch) as port:
        rates = interleaved(port, people, targets)
    return report(rates, asked, papers)


@contextmanager
def server(scratch: str):
    """gunicorn as in an installation, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "gunicorn",
        "--config", str(ROOT / "deploy/gunicorn.conf.py"),
        "--workers", str(WORKERS), "--bind", f"127.0.0.1:{port}",
        "--max-requests", "0", "selfreview.wsgi:application",
    ]  # fmt: skip
    log = Path(scratch, "gunicorn.log")
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=output)
    try:
        wait_for(port, process, log)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def wait_for(port: int, process, log: Path) -> None:
    for _ in range(150):
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit(f"gunicorn did not start:\n{log.read_text()}")


def interleaved(port, people, targets) -> dict[str, list[float]]:
    """Each target in every round, so that a busy moment meets all of them."""
    from tests.load.drive import rate  # noqa: PLC0415

    asking = {
        name: [person for person in people if name in person.urls] for name in targets
    }
    for name, target in targets.items():
        rate(port, asking[name], target, 0.5)  # warm-up
    rates = {name: [] for name in targets}
    for _ in range(ROUNDS):
        for name, target in targets.items():
            rates[name].append(rate(port, asking[name], target, SECONDS))
    return rates


def report(rates: dict[str, list[float]], asked: dict[str, int], papers) -> int:
    from tests.load import board_scene, scene  # noqa: PLC0415

    for name, found in rates.items():
        each = ", ".join(f"{value:.0f}" for value in found)
        write(f"      {name}: {median(found):.0f} a second ({each})")
    page = ratio(rates[scene.GROUP], rates[scene.EMPTY])
    save = ratio(rates[scene.BARE], rates[scene.AUTOSAVE])
    queue = ratio(rates[scene.QUEUE], rates[scene.READERS_EMPTY])
    board = ratio(rates[board_scene.BOARD], rates[board_scene.BOARD_EMPTY])
    lines = [
        (page >= PAGE_AT_LEAST,
         f"page of nine: {page:.2f} of an empty page (at least {PAGE_AT_LEAST:.2f})"),
        (save <= SAVE_AT_MOST,
         f"autosave: {save:.2f} × a bare save (at most {SAVE_AT_MOST})"),
        (queue >= QUEUE_AT_LEAST,
         f"queue of 100: {queue:.2f} of an empty page (at least {QUEUE_AT_LEAST:.2f})"),
        (board >= BOARD_AT_LEAST,
         f"board: {board:.2f} of an empty page (at least {BOARD_AT_LEAST:.2f})"),
        *(queries_line(name, number) for name, number in asked.items()),
        *papers,
    ]  # fmt: skip
    for holds, text in lines:
        write(f"{'PASS' if holds else 'FAIL'}  {text}")
    return 0 if all(holds for holds, _text in lines) else 1


def queries_line(name: str, number: int) -> tuple[bool, str]:
    is_list = name.startswith(("queue", "board"))
    most = QUEUE_QUERIES_AT_MOST if is_list else QUERIES_AT_MOST
    return number <= most, f"{name}: {number} queries (at most {most})"


def ratio(one: list[float], other: list[float]) -> float:
    """The median of the rounds' own ratios."""
    return median(a / b for a, b in zip(one, other, strict=True))


def write(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
