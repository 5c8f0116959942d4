"""Work done by worker processes: results in the order of the items, and a process that dies costs its item only.

Knows nothing of résumés. Limits of time and memory belong here, between `_Crew.submit` and `_Crew.result`.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any, Generic, NoReturn, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 4
"""Items in flight a worker: enough to keep it busy while an earlier one is slow, few enough for a small parent."""

_PATIENCE = 5
"""Seconds that a worker has to leave what it is at."""


@dataclass(frozen=True, slots=True)
class Crashed:
    """Stands in the place of a result whose process died."""


def default_workers() -> int:
    """One worker for each processor that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def map_in_processes(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    workers: int,
    preload: Sequence[str] = (),
    at_hand: Callable[[Item], Result | None] = lambda item: None,
) -> Iterator[Result | Crashed]:
    """`work(item)` of each item, in order; at most `workers` processes, and only few items taken ahead.

    `work` must be picklable (a module's function, or a `functools.partial` of one). `preload` names modules that are
    imported once and then shared by the workers, where the system can do that. `at_hand` is asked first, in this
    process: an item of which it has the result goes to no worker. An exception of `work` is raised here.
    Who asks for no more results, or is stopped by Ctrl-C, waits for none: the workers leave what they are at.
    """
    waiting = iter(items)
    flight: deque[tuple[Item, _Done[Result] | Future[Result] | None]] = deque()
    crew = _Crew(work, workers, preload)
    try:
        while True:
            for item in islice(waiting, workers * _AHEAD - len(flight)):
                known = at_hand(item)
                flight.append((item, crew.submit(item) if known is None else _Done(known)))
            if not flight:
                return
            result = crew.result(flight[0][1])
            if result is not None:
                flight.popleft()
                yield result.value
                continue
            # A process died and took the others' work along: whose fault it was shows when each goes alone.
            while flight:
                item, future = flight.popleft()
                finished = crew.result(future) or _alone(work, item, preload)
                yield Crashed() if finished is None else finished.value
            crew.close()
            crew = _Crew(work, workers, preload)
    except BaseException:
        crew.stop()
        raise
    finally:
        crew.close()


@dataclass(frozen=True, slots=True)
class _Done(Generic[Result]):
    value: Result


def _alone(work: Callable[[Item], Result], item: Item, preload: Sequence[str]) -> _Done[Result] | None:
    crew = _Crew(work, 1, preload)
    try:
        return crew.result(crew.submit(item))
    except BaseException:
        crew.stop()
        raise
    finally:
        crew.close()


class _Crew(Generic[Item, Result]):
    """A pool of processes; `result` is None when one of them died."""

    def __init__(self, work: Callable[[Item], Result], workers: int, preload: Sequence[str]) -> None:
        self._pool = ProcessPoolExecutor(
            workers, _context(preload), initializer=_settle_in, initargs=(work, _log_level())
        )
        self._stopped = False

    def submit(self, item: Item) -> Future[Result] | None:
        try:
            with _undisturbed():  # a process that starts while its parent is stopped complains on the terminal
                return self._pool.submit(_do, item)
        except BrokenProcessPool:
            return None

    def result(self, future: _Done[Result] | Future[Result] | None) -> _Done[Result] | None:
        try:
            return _Done(future.result()) if isinstance(future, Future) else future
        except BrokenProcessPool:
            return None

    def stop(self) -> None:
        """Has the processes leave what they are at, and ends those that do not hear of it."""
        self._stopped = True
        processes = list((self._pool._processes or {}).values())
        for process in processes:
            process.terminate()
        end = threading.Timer(_PATIENCE, _end, (processes,))
        end.daemon = True
        end.start()

    def close(self) -> None:
        # Who does not wait may end while the pool closes its pipes, and then Python complains on the terminal.
        self._pool.shutdown(wait=not self._stopped, cancel_futures=True)


def _end(processes: Iterable[BaseProcess]) -> None:
    for process in processes:
        process.kill()


def _log_level() -> int | None:
    """The level at which this process logs, None where it keeps silent."""
    root = logging.getLogger()
    return root.level if any(not isinstance(handler, logging.NullHandler) for handler in root.handlers) else None


def _context(preload: Sequence[str]) -> BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    return context


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C waits until the end of this, and processes that start within never hear of it."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_work: Callable[[Any], Any]
"""What this worker process does; sent once, since it may be large (a whole ruleset)."""


class _Stopped(SystemExit):
    """This worker is to end, and to put away what it has open."""


def _settle_in(work: Callable[[Any], Any], level: int | None) -> None:
    """In a new process: leave Ctrl-C to the parent, end when it asks for that or is gone, and log as it does."""
    global _work
    _work = work
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, _leave)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    if level is None:
        logging.getLogger().addHandler(logging.NullHandler())
    else:
        logging.basicConfig(level=level)


def _leave(*_: object) -> NoReturn:
    raise _Stopped(1)


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _do(item: Any) -> Any:
    try:
        return _work(item)
    except _Stopped:  # the pool would take it for the item's exception and go on to the next
        os._exit(1)
