"""Twenty processes, each saving fifty times through the whole application.

``python -m tests.races.writers`` reads one session key and address a line and prints
a JSON list of what each process met. The children are forked from one small process
that has set Django up, so that they are all writing at the same time.
"""

import json
import os
import sys

import django

SAVES = 50


def save_again_and_again(session: str, url: str) -> dict:
    from django.conf import settings  # noqa: PLC0415 – after django.setup()
    from django.test import Client  # noqa: PLC0415

    client = Client(raise_request_exception=False, SERVER_NAME="127.0.0.1")
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    page = {"page_id": "ab12", "a3-version": 1, "a3-frequency": "rarely"}
    codes = []
    for number in range(1, SAVES + 1):
        response = client.post(
            url,
            page | {"sequence": number, "a3-deed": f"Lần ghi {number}"},
            headers={"accept": "application/json"},
        )
        codes.append(response.status_code)
    stored = codes.count(200)
    return {"stored": stored, "others": [code for code in codes if code != 200]}


def main() -> None:
    children = []
    for line in sys.stdin.read().splitlines():
        session, url = line.split()
        read, write = os.pipe()
        if os.fork() == 0:
            os.close(read)
            with os.fdopen(write, "w") as answer:
                json.dump(save_again_and_again(session, url), answer)
            os._exit(0)
        os.close(write)
        children.append(read)
    answers = []
    for read in children:
        with os.fdopen(read) as answer:
            answers.append(json.loads(answer.read() or "null"))
    sys.stdout.write(json.dumps(answers))


if __name__ == "__main__":
    django.setup()
    main()
