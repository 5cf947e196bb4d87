"""The sessions of the demonstration: one that was held, and one to be run."""

from tests.cells.demo_data_files import (
    PREPARATIONS,
    ROUNDS,
    in_force,
    load,
    states_of,
)


def test_one_cell_is_called_for_the_very_day_with_its_figures_frozen():
    """Whoever looks at the demonstration can run its session at once."""
    called = [each for each in PREPARATIONS if "convened" in each["meeting"]]
    assert [each["cell"] for each in called] == ["CB-PDT"]
    entry = ROUNDS[called[0]["round"]]
    meeting = called[0]["meeting"]
    assert meeting["on_days"] == entry["session_on_days"] == 0
    assert entry["frozen"][0] <= meeting["convened"][0] < 0
    assert meeting["expected"] == len(in_force("CB-PDT"))
    assert meeting["clerk"] in in_force("CB-PDT")
    states = states_of(called[0]["round"], "CB-PDT").values()
    assert {state["status"] for state in states} == {"accepted"}
    assert max(tuple(each["accepted"]) for each in states) < tuple(entry["frozen"])


def test_the_session_of_last_year_is_whole():
    [session] = load("sessions")["session"]
    entry = ROUNDS[session["round"]]
    people = in_force(session["cell"], entry["session_on_days"])
    present = set(people) - {each["username"] for each in session["absent"]}
    said = session["remarks"]
    assert (len(said), len(session["findings"])) == (10, 2)
    assert {each["author"] for each in said} | {
        each["about"] for each in said
    } <= present
    assert all(each["author"] != each["about"] for each in said)
    assert {each["about"] for each in session["findings"]} <= present
    assert {each["member"] for each in session["presentations"]} <= present
    needs_words = {"explains", "reserves"}
    for each in [*said, *session["findings"]]:
        assert each["answer"] in {"accepts", *needs_words}
        assert bool(each["answer_text"]) == (each["answer"] in needs_words)
    added = next(
        each["added"]
        for each in load("summaries")["summary"]
        if (each["round"], each["cell"]) == (session["round"], session["cell"])
    )
    assert added["items"] == len(session["findings"])
