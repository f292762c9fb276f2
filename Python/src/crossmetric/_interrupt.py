"""Long calls that Ctrl-C ends."""

from __future__ import annotations

import threading
from typing import Any, Callable

from . import _library
from ._library import Owned


class Cancel:
    """The library's flag, asked before each metric and each image, and by slow metrics between the steps of their work."""

    def __init__(self) -> None:
        library = _library.library()
        self._owned = Owned(library.cm_cancel_new(), library.cm_cancel_free)

    @property
    def handle(self) -> Any:
        return self._owned.value

    def set(self) -> None:
        _library.library().cm_cancel_set(self.handle)


def run(call: Callable[[Any], None]) -> None:
    """Runs a long call that takes a cancel flag's handle (or None).

    Python reports Ctrl-C only while the main thread runs Python. So a long call of the main thread goes to
    another one, which ends within a second when no call waits for it any more; everything that it works on stays
    alive with it.
    """
    if threading.current_thread() is not threading.main_thread():
        call(None)
        return
    cancel = Cancel()
    done = threading.Event()
    failure: list[BaseException] = []

    def work() -> None:
        try:
            call(cancel.handle)
        except BaseException as error:  # given to the waiting call
            failure.append(error)
        finally:
            done.set()

    threading.Thread(target=work, name="crossmetric", daemon=True).start()
    try:
        done.wait()
    except BaseException:
        cancel.set()
        raise
    if failure:
        raise failure[0]
