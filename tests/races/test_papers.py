"""Two people at one paper at once: no text is lost, and of two acts one wins."""

import pytest

from cells.journey.draft_papers import draft_paper, redraft_paper
from cells.models import Paper, PaperVersion
from cells.preparation.models.papers import PaperKind
from cells.preparation.services.papers import issue_paper, use_version_again
from cells.saving import Saved
from cells.workflow import WorkflowError
from tests.factories import NOW, Cast
from tests.papers_scenes import drafted, fresh, kept, texts, write
from tests.races.together import together

ROUNDS = 15


@pytest.fixture
def cast():
    return Cast()


def refused(results) -> list:
    """Nothing but a plain refusal may come out of a race."""
    errors = [each for each in results if isinstance(each, BaseException)]
    assert [each for each in errors if not isinstance(each, WorkflowError)] == []
    return errors


def test_of_two_editors_one_is_stored_and_the_other_is_told(cast):
    paper = drafted(cast)
    for turn in range(ROUNDS):
        one, other = fresh(paper), fresh(paper)
        typed = [f"Của Bí thư {turn}", f"Của Phó Bí thư {turn}"]
        results = together(
            lambda one=one, typed=typed: write(
                one, typed[0], by=cast.secretary, page="a" * 36
            ),
            lambda other=other, typed=typed: write(
                other, typed[1], by=cast.deputy, page="b" * 36
            ),
        )
        assert refused(results) == []
        outcomes = [outcome for outcome, _row in results]
        assert sorted(outcomes) == [Saved.CONFLICT, Saved.STORED]
        stored = typed[outcomes.index(Saved.STORED)]
        assert fresh(paper).text == stored
        # Who was not stored is shown what is: nothing typed is overwritten unseen.
        _outcome, seen = results[outcomes.index(Saved.CONFLICT)]
        assert (seen.text, seen.version) == (stored, turn + 2)


def test_of_two_resets_one_wins_and_the_edited_text_stays_readable(cast):
    paper = drafted(cast)
    for turn in range(ROUNDS):
        write(fresh(paper), f"Sửa tay {turn}", by=cast.secretary)
        stale = [fresh(paper), fresh(paper)]
        results = together(
            *[
                lambda seen=seen: redraft_paper(
                    paper=seen, seen_version=seen.version, by=cast.deputy, now=NOW
                )
                for seen in stale
            ]
        )
        assert len(refused(results)) == 1
    kept_texts = [text for _number, _origin, text in texts(paper)]
    assert {f"Sửa tay {turn}" for turn in range(ROUNDS)} <= set(kept_texts)
    numbers = [number for number, _origin, _text in texts(paper)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_reset_never_swallows_what_is_saved_beside_it(cast):
    """The text that was acknowledged stands in the paper or among the versions."""
    paper = drafted(cast)
    for turn in range(ROUNDS):
        saving, seen, text = fresh(paper), fresh(paper), f"Lần ghi {turn}"
        results = together(
            lambda saving=saving, text=text: write(saving, text, by=cast.secretary),
            lambda seen=seen: redraft_paper(
                paper=seen, seen_version=seen.version, by=cast.deputy, now=NOW
            ),
        )
        refused(results)
        if not isinstance(results[0], Exception) and results[0][0] == Saved.STORED:
            found = {fresh(paper).text, *(each[2] for each in texts(paper))}
            assert text in found


def test_numbers_of_versions_never_double(cast):
    paper = drafted(cast)
    first = paper.versions.get()
    for turn in range(ROUNDS):
        write(fresh(paper), f"Bản {turn}", by=cast.secretary)
        seen = fresh(paper)
        refused(
            together(
                lambda seen=seen: kept(seen, by=cast.secretary),
                lambda seen=seen: issue_paper(paper=seen, by=cast.deputy, now=NOW),
                lambda seen=seen: use_version_again(
                    version=first, seen_version=seen.version, by=cast.deputy, now=NOW
                ),
            )
        )
    numbers = list(paper.versions.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert {f"Bản {turn}" for turn in range(ROUNDS)} <= set(
        PaperVersion.objects.values_list("text", flat=True)
    )


def test_two_who_draft_the_first_time_get_one_paper(cast):
    for kind in PaperKind:
        results = together(
            *[
                lambda by=by, kind=kind: (
                    draft_paper(
                        cell_round=cast.cell_round, kind=kind, by=by, now=NOW
                    ).pk
                )
                for by in (cast.secretary, cast.deputy)
            ]
        )
        assert refused(results) == []
        assert len(set(results)) == 1
    assert Paper.objects.count() == PaperVersion.objects.count() == len(PaperKind)
