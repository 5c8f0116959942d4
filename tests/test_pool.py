"""Processes of their own: order, exceptions, and a process that dies."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from resumesift.pool import Crashed, map_in_processes


def square(number: int) -> int:
    time.sleep(0.02 * (number % 3))
    return number * number


def fragile(number: int) -> int:
    if number % 5 == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def failing(number: int) -> int:
    if number == 2:
        raise ValueError("two")
    return number


def complain(number: int) -> int:
    logging.getLogger("resumesift").error("number %d is odd", number)
    return number


def process_id(_: int) -> int:
    return os.getpid()


def dwell(folder: str) -> None:
    """Never done; tells its process when it begins, and that it put away what it had open."""
    (Path(folder) / f"begun-{os.getpid()}").touch()
    try:
        time.sleep(600)
    finally:
        (Path(folder) / "put away").touch()


def deaf(folder: str) -> None:
    """Never done, and does not hear that it should be; done at once without a folder."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if folder:
        dwell(folder)


def waited(condition: Callable[[], bool], seconds: float = 60) -> bool:
    until = time.monotonic() + seconds
    while not condition() and time.monotonic() < until:
        time.sleep(0.02)
    return condition()


def gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.parametrize("workers", [1, 3])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    assert list(map_in_processes(square, range(20), workers)) == [number * number for number in range(20)]


def test_the_work_is_done_elsewhere() -> None:
    assert os.getpid() not in list(map_in_processes(process_id, range(3), 1))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_process_that_dies_costs_its_own_item_only(workers: int) -> None:
    results = list(map_in_processes(fragile, range(12), workers))
    assert results == [Crashed() if number % 5 == 3 else number for number in range(12)]


def test_an_exception_is_raised_where_the_result_would_stand() -> None:
    results = map_in_processes(failing, range(4), 2)
    assert [next(results), next(results)] == [0, 1]
    with pytest.raises(ValueError, match="two"):
        next(results)


def test_items_are_taken_only_a_little_ahead() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield number

    results = map_in_processes(square, items(), 2)
    next(results)
    assert taken < 20
    results.close()


@pytest.mark.parametrize(
    ("handler", "heard"),
    [("logging.NullHandler()", False), ("logging.StreamHandler()", True)],
)
def test_workers_log_as_their_parent_does(handler: str, heard: bool) -> None:
    script = f"""if True:
        import logging, sys
        logging.getLogger().addHandler({handler})
        sys.path.insert(0, {str(Path(__file__).parent)!r})
        from test_pool import complain
        from resumesift.pool import map_in_processes
        print(list(map_in_processes(complain, [1], 1)))
    """
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[1]\n"
    assert ("number 1 is odd" in done.stderr) is heard


SCRIPT = f"""if True:
    import sys
    sys.path.insert(0, {str(Path(__file__).parent)!r})
    from test_pool import dwell
    from resumesift.pool import map_in_processes
    try:
        list(map_in_processes(dwell, [sys.argv[1]] * 3, 1))
    except KeyboardInterrupt:
        print("stopped")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="sends signals")
@pytest.mark.parametrize("asked", ["by Ctrl-C", "by its death"])
def test_workers_leave_what_they_are_at_when_their_parent_ends(asked: str, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(tmp_path)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True,
    ) as parent:  # fmt: skip
        assert waited(lambda: bool(list(tmp_path.glob("begun-*"))))
        if asked == "by Ctrl-C":
            os.killpg(parent.pid, signal.SIGINT)
        else:
            parent.kill()
        told = parent.communicate(timeout=60)
    assert told == ("stopped\n", "") or asked == "by its death"
    (begun,) = tmp_path.glob("begun-*")
    assert waited(lambda: gone(int(begun.name.removeprefix("begun-"))))
    assert (tmp_path / "put away").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_a_worker_that_does_not_hear_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("resumesift.pool._PATIENCE", 0.1)
    results = map_in_processes(deaf, ["", str(tmp_path)], 1)
    next(results)
    assert waited(lambda: bool(list(tmp_path.glob("begun-*"))))
    (begun,) = tmp_path.glob("begun-*")
    results.close()
    assert waited(lambda: gone(int(begun.name.removeprefix("begun-"))))
    assert not (tmp_path / "put away").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_ctrl_c_while_the_workers_start_is_told_by_their_parent_alone(tmp_path: Path) -> None:
    script = SCRIPT.replace("    try:\n", "    print('ready', flush=True)\n    try:\n").replace(
        "* 3, 1)", "* 3, 1, ['resumesift.extraction.ready'])"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True,
    ) as parent:  # fmt: skip
        assert parent.stdout is not None
        assert parent.stdout.readline() == "ready\n"
        time.sleep(0.3)
        os.killpg(parent.pid, signal.SIGINT)
        assert parent.communicate(timeout=60) == ("stopped\n", "")


def test_no_items_no_results() -> None:
    assert list(map_in_processes(square, [], 2)) == []
