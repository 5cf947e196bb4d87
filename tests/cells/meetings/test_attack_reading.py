"""Nobody but who records reads who made a remark, at whatever address they ask."""

import pytest
from django.urls import NoReverseMatch, reverse

from tests.cells.meetings.attack_scene import SECRET_NAME, scene_in
from tests.test_access import addresses

RECORDERS = ("secretary", "deputy", "colleague")

PARTS = ("meetings", "reports", "journey", "plans", "summaries", "notifications", "privacy", "home", "reviews")


def urls(scene):
    for name, view in addresses():
        if name.partition(":")[0] not in PARTS:
            continue
        for args in scene.arguments(name):
            try:
                yield name, reverse(name, args=args)
            except NoReverseMatch:
                continue


@pytest.mark.parametrize("state", ["running", "ended", "passed", "locked"])
def test_walk(cast, client, state):
    scene = scene_in(cast, state)
    client.raise_request_exception = False
    found = []
    todo = sorted(set(urls(scene)))
    import os
    for person in os.environ.get("WHO", "author former administrator").split():
        client.force_login(getattr(cast, person))
        for name, url in todo:
            if name in ("sign_out", "set_language", "first_sign_in"):
                continue
            kinds = ("get", "json", "post", "postjson") if name.startswith("meetings") else ("get",)
            for kind in kinds:
                kw = {"headers": {"accept": "application/json"}} if "json" in kind else {}
                from django.db import transaction
                sid = transaction.savepoint()
                r = (client.post if "post" in kind else client.get)(url, **kw)
                transaction.savepoint_rollback(sid)
                if r.status_code >= 500:
                    found.append((person, kind, name, url, r.status_code))
                body = b"".join(r.streaming_content) if r.streaming else r.content
                text = scene.text_of(body)
                if SECRET_NAME in text and (person not in RECORDERS or (person == "colleague" and state == "locked")):
                    found.append((person, kind, name, url, "LEAK"))
    open(f"/tmp/sj/walk_{state}.txt", "a").write("\n".join(map(str, found))+f"\n{len(todo)} done\n")
    assert not found
