"""Work on this machine: in this process, or spread over a few, in the order given.

A worker process is started afresh (not forked: a copy of a process with threads and a
loaded parser may hang), makes what it works with once, and ends when this process does.
A worker that dies takes only the item down that killed it: what else was on its way is
done again by a process of its own.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from onrecord.errors import OnrecordError

W = TypeVar("W")
C = TypeVar("C")
T = TypeVar("T")
R = TypeVar("R")

_LOG = logging.getLogger(__name__)
_PACKAGE = Path(__file__).parents[1]
_AHEAD = 4  # items on their way for each worker


@dataclass(frozen=True, slots=True)
class Done(Generic[R]):
    """What became of one item.

    Attributes:
        result: what the step made; None where it failed.
        seconds: how long the step took, in its process.
        failure: why there is no result, for a person to read; empty where there is one.
        trace: where in the code it failed, for a developer; logged at level debug.
    """

    result: R | None
    seconds: float
    failure: str = ""
    trace: str = ""


class Local:
    """Runs steps over items with a bounded number on their way. A context manager.

    Args:
        make: makes what a worker works with; a function that can be pickled, or a
            ``functools.partial`` of one. Called once in each process.
        workers: processes; with one, everything happens in this process.
    """

    def __init__(self, make: Callable[[], W], workers: int) -> None:
        self._make = make
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None
        self._alone: ProcessPoolExecutor | None = None
        self._own: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for pool in (self._pool, self._alone):
            if pool is not None:
                _stop(pool, at_once=error is not None)
        self._pool = self._alone = None

    def map(
        self, step: Callable[[Any, T], R], items: Iterable[tuple[C, T | None]]
    ) -> Iterator[tuple[C, Done[R] | None]]:
        """Run ``step(worker's own, payload)`` for each item; yield in the order of ``items``.

        Args:
            step: a module's function, so that it can be sent to a process.
            items: ``(carried, payload)``, taken no further ahead than the workers need.
                What is carried stays in this process; without a payload nothing is run.

        Raises:
            OnrecordError: when a step raises one: it concerns the whole run.
        """
        if self._workers == 1:
            for carried, payload in items:
                yield carried, None if payload is None else self._here(step, payload)
            return
        waiting: deque[tuple[C, T | None, Future[Done[R]] | None]] = deque()
        for carried, payload in items:
            future = None if payload is None else self._submit(step, payload)
            waiting.append((carried, payload, future))
            if len(waiting) >= self._workers * _AHEAD:
                yield self._next(step, waiting)
        while waiting:
            yield self._next(step, waiting)

    def one(self, step: Callable[[Any, T], R], payload: T) -> Done[R]:
        """Run one step now."""
        if self._workers == 1:
            return self._here(step, payload)
        return self._result(step, payload, self._submit(step, payload))

    def _here(self, step: Callable[[Any, T], R], item: T) -> Done[R]:
        if self._own is None:
            self._own = self._make()
        return _logged(_timed(step, self._own, item))

    def _submit(self, step: Callable[[Any, T], R], item: T) -> Future[Done[R]]:
        if self._pool is None:
            self._pool = _processes(self._make, self._workers)
        try:
            return self._pool.submit(_work, step, item)
        except BrokenProcessPool:
            _stop(self._pool, at_once=True)
            self._pool = _processes(self._make, self._workers)
            return self._pool.submit(_work, step, item)

    def _next(
        self,
        step: Callable[[Any, T], R],
        waiting: deque[tuple[C, T | None, Future[Done[R]] | None]],
    ) -> tuple[C, Done[R] | None]:
        carried, payload, future = waiting.popleft()
        if payload is None or future is None:
            return carried, None
        return carried, self._result(step, payload, future)

    def _result(self, step: Callable[[Any, T], R], payload: T, future: Future[Done[R]]) -> Done[R]:
        try:
            return _logged(future.result())
        except BrokenProcessPool:
            return _logged(self._again(step, payload))

    def _again(self, step: Callable[[Any, T], R], item: T) -> Done[R]:
        """Run an item that was on its way when a worker died, with nothing beside it."""
        if self._alone is None:
            self._alone = _processes(self._make, 1)
        try:
            return self._alone.submit(_work, step, item).result()
        except BrokenProcessPool:
            _stop(self._alone, at_once=True)
            self._alone = None
            return Done(
                None,
                0.0,
                "its worker process died twice, the second time with nothing beside it; "
                "most likely it needs more memory than there is: split it, or use one worker",
            )


def _processes(make: Callable[[], Any], workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(make,),
    )


def _stop(pool: ProcessPoolExecutor, *, at_once: bool) -> None:
    processes = list((pool._processes or {}).values())
    pool.shutdown(wait=not at_once, cancel_futures=True)
    if at_once:
        for process in processes:
            process.terminate()
        for process in processes:
            process.join()


class _Worker:
    """What this worker process works with, made when the first item comes."""

    make: Callable[[], Any] | None = None
    own: Any = None


def _begin(make: Callable[[], Any]) -> None:
    # the interrupt goes to the parent, which ends its workers
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _Worker.make = make


def _end_with_parent() -> None:
    """End this process when its parent was killed: nobody would take its results."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(step: Callable[[Any, T], R], item: T) -> Done[R]:
    if _Worker.own is None and _Worker.make is not None:
        _Worker.own = _Worker.make()
    return _timed(step, _Worker.own, item)


def _timed(step: Callable[[Any, T], R], own: Any, item: T) -> Done[R]:
    began = time.perf_counter()
    try:
        return Done(step(own, item), time.perf_counter() - began)
    except OnrecordError:
        raise
    except Exception as error:
        # kept as text: not every error can be sent to another process
        trace = traceback.format_exc()
        return Done(None, time.perf_counter() - began, _told(error), trace)


def _logged(done: Done[R]) -> Done[R]:
    if done.trace:
        _LOG.debug("%s", done.trace)
    return done


def _told(error: Exception) -> str:
    """A bug, told so that it can be reported: what was raised, and where."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _PACKAGE in Path(frame.filename).parents]
    place = _place(frames[-1])
    called = f", called at {_place(ours[-1])}" if ours and ours[-1] is not frames[-1] else ""
    return (
        f"onrecord failed on it ({type(error).__name__} at {place}{called}: {error}); "
        "this is a bug, please report it with the text"
    )


def _place(frame: traceback.FrameSummary) -> str:
    return f"{Path(frame.filename).name}:{frame.lineno}"
