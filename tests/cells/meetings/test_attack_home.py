from tests.cells.meetings.attack_scene import scene_in
def test_home(cast, client):
    scene_in(cast, "running")
    client.force_login(cast.author)
    assert client.get("/").status_code == 200
