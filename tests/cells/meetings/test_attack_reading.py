"""Nobody but who records reads who made a remark, at whatever address they ask."""

import pytest

from tests.cells.meetings.attack_scene import SECRET_NAME, attack_scene

JSON = {"accept": "application/json"}
# Who names a person of the cell in a form, so that each of them stands there.
CHOOSES_PEOPLE = {"meetings:add_item", "meetings:change_item"}


def asked(client, scene):
    """(name, answer) of each address, read and written to, by a page and a script."""
    for name, url in scene.addresses():
        for send in (client.get, client.post):
            yield name, send(url)
            yield name, send(url, headers=JSON)
        yield name, client.head(url)
        yield name, client.options(url)


@pytest.mark.parametrize(
    ("person", "state"),
    [
        ("author", "running"),
        ("author", "locked"),
        ("colleague", "locked"),
        ("staff", "passed"),
        ("administrator", "passed"),
        ("committee_secretary", "locked"),
    ],
)
def test_no_answer_names_the_speaker(cast, client, person, state):
    scene = attack_scene(cast, state)
    client.force_login(getattr(cast, person))
    for name, answer in asked(client, scene):
        assert answer.status_code < 500, name
        if name not in CHOOSES_PEOPLE:
            assert SECRET_NAME not in answer.content.decode(), name
            assert not answer.has_header("ETag"), name
            assert not answer.has_header("Last-Modified"), name


def test_nor_is_there_a_row_in_the_meeting_of_others(cast, client):
    """Who belongs to another cell does not learn that it exists."""
    scene = attack_scene(cast, "running")
    client.force_login(cast.stranger)
    own = {"meetings:current", "meetings:dates"}
    codes = {
        answer.status_code for name, answer in asked(client, scene) if name not in own
    }
    assert codes == {404}
