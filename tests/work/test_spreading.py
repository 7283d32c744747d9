"""Chunks of work go to workers and come back, whatever happens to the workers. The workers here are real processes."""

from concurrent.futures import Future
from contextlib import closing
from functools import partial

import pytest

from generator.work.processes import Processes
from generator.work.spreading import chunks, spread


class Here:
    """A crew that works at once, in this process, and takes note of what is in hand."""

    def __init__(self, size=2):
        self.size, self.calls = size, []

    def submit(self, call, /, *given):
        future = Future()
        self.calls.append(given)
        try:
            future.set_result(call(*given))
        except ValueError as problem:
            future.set_exception(problem)
        return future

    def is_loss(self, problem):
        return isinstance(problem, ProcessLookupError)

    def renew(self):
        raise AssertionError

    def close(self):
        """Do nothing."""


class TestChunks:
    def test_everything_is_in_one_and_in_order(self):
        made = list(chunks([[number] for number in range(100)], 2, 25))

        assert [part for chunk in made for part in chunk] == list(range(100))

    def test_they_are_large_first_and_small_last(self):
        sizes = [len(chunk) for chunk in chunks([[number] for number in range(500)], 2, 25)]

        assert sizes[0] == 25
        assert sizes == sorted(sizes, reverse=True)
        assert sizes[-1] == 1

    def test_what_belongs_together_stays_together(self):
        assert list(chunks([[1, 2, 3], [4]], 4, 1)) == [[1, 2, 3], [4]]

    def test_of_nothing_there_are_none(self):
        assert list(chunks([], 2, 25)) == []


class TestHere:
    def test_all_comes_back_with_its_parts(self, errands):
        assert sorted(spread(Here(), errands.double, [[1, 2], [3]])) == [([1, 2], [2, 4]), ([3], [6])]

    def test_no_more_is_in_hand_than_keeps_the_workers_busy(self, errands):
        crew = Here(2)
        next(spread(crew, errands.double, [[number] for number in range(100)]))

        assert len(crew.calls) == 4

    def test_what_is_in_hand_is_ended_and_no_more_begun_when_stopped(self, errands):
        crew = Here(1)
        stop = []
        made = []
        for parts, _ in spread(crew, errands.double, [[number] for number in range(100)], lambda: bool(stop)):
            made.append(parts)
            stop.append(True)

        assert sorted(made) == [[0], [1]]
        assert len(crew.calls) == 2

    def test_nothing_is_begun_if_it_is_stopped_before(self, errands):
        crew = Here()

        assert list(spread(crew, errands.double, [[1]], lambda: True)) == []
        assert crew.calls == []

    def test_an_error_of_the_work_is_raised(self, errands):
        with pytest.raises(ValueError, match=r"can't do \[1\]"):
            list(spread(Here(), errands.wrong, [[1]]))


def all_of(crew, call, work):
    """Return what came of each part; ``None`` of those that no worker survives."""
    came = {}
    with closing(crew):
        for parts, results in spread(crew, call, work):
            for part, result in zip(parts, results if results is not None else [None], strict=True):
                assert part not in came
                came[part] = result
    return came


@pytest.mark.slow
class TestWorkersThatAreLost:
    def test_one_that_is_killed_once_costs_nothing(self, tmp_path, errands):
        work = [[1, 2, 3], [4, 5], [6], [7], [8]]
        came = all_of(Processes(2), partial(errands.fatal_once, str(tmp_path / "marker")), work)

        assert came == {part: 2 * part for part in range(1, 9)}

    @pytest.mark.parametrize("bad", [{1}, {5}, {8}, {2, 7}, {4, 5}])
    def test_a_part_that_always_kills_is_named_and_the_others_are_done(self, bad, errands):
        came = all_of(Processes(2), partial(errands.fatal, bad), [[1, 2, 3], [4, 5], [6], [7], [8]])

        assert came == {part: None if part in bad else 2 * part for part in range(1, 9)}

    def test_with_one_worker_too(self, errands):
        came = all_of(Processes(1), partial(errands.fatal, {2}), [[1, 2, 3], [4]])

        assert came == {1: 2, 2: None, 3: 6, 4: 8}

    def test_if_all_kill_all_are_named(self, errands):
        assert all_of(Processes(3), partial(errands.fatal, {1, 2, 3, 4}), [[1, 2], [3], [4]]) == dict.fromkeys(range(1, 5))
