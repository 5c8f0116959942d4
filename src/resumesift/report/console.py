"""The terminal that reports are printed on."""

from __future__ import annotations

from rich.console import Console


class Terminal(Console):
    """Text as it is: no markup, no emoji, no guessed highlights. Raises BrokenPipeError where nobody reads any more."""

    def __init__(self, *, stderr: bool = False) -> None:
        super().__init__(stderr=stderr, highlight=False, emoji=False, markup=False)

    def on_broken_pipe(self) -> None:
        """Hand it on: how a command ends is for the command line to say."""
        raise BrokenPipeError
