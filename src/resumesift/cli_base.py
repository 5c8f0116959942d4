"""What all commands share: how they end, how much they tell, and where they print."""

from __future__ import annotations

import errno
import logging
import os
import signal
import sys
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.console import Console

_NO_WRITING = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS}
"""Errors of a write that tell no file: the disk is full, or the like."""


class Failure(click.ClickException):
    """Ends the command with `Error: <message>` on stderr."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code  # type: ignore[misc]  # click reads it off the instance


class LaterCommands(click.Group):
    """Loads the commands of `later` (name → module:object) when asked for, so that none costs the others time."""

    def __init__(self, *args: Any, later: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.later = later

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*super().list_commands(ctx), *self.later]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.later:
            return super().get_command(ctx, cmd_name)
        module, _, name = self.later[cmd_name].partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command


class Commands(LaterCommands):
    """The commands at the top: of each error that leaves one a sentence is made."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        try:
            return super().make_context(*args, **kwargs)
        except KeyboardInterrupt as stop:
            raise _stopped() from stop
        except OSError as error:  # --help and --version print here
            raise self._ending(error) from error

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt as stop:
            raise _stopped() from stop
        except Exception as error:
            raise self._ending(error) from error

    def _ending(self, error: Exception) -> Exception:
        if isinstance(error, OSError) and (isinstance(error, BrokenPipeError) or error.errno == errno.EPIPE):
            _print_no_more()
            return click.exceptions.Exit(0)  # whoever reads has seen enough (`| head`)
        return Failure(*_sentence(error))


def _stopped() -> Failure:
    return Failure("Stopped.", 130)


def _sentence(error: Exception) -> tuple[str, int]:
    """What to tell about an error, and the exit code."""
    from resumesift.errors import ResumesiftError, UnreadableError, detail

    log = logging.getLogger("resumesift.cli")
    if isinstance(error, ResumesiftError):
        log.info("%s", detail(error))
        return error.message, 1 if isinstance(error, UnreadableError) else 2
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}", 1
    if isinstance(error, OSError) and error.errno in _NO_WRITING:
        _print_no_more()
        return f"The output cannot be written: {error.strerror}", 1
    log.error("unexpected", exc_info=error)
    return f"resumesift itself failed ({type(error).__name__}): please report what `resumesift --verbose` tells", 1


def _print_no_more() -> None:
    """What is still to be written to stdout goes nowhere: trying again as Python ends would fail again."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _tell(_: click.Context, __: click.Parameter, verbose: bool) -> None:
    if verbose:
        logging.basicConfig(level=logging.INFO, force=True)
        logging.getLogger("pdfminer").setLevel(logging.ERROR)
    elif not logging.getLogger().handlers:
        logging.getLogger().addHandler(logging.NullHandler())


verbose = click.option(
    "--verbose", "-v", is_flag=True, expose_value=False, callback=_tell,
    help="Tell on stderr what goes on, with the details of errors.",
)  # fmt: skip
"""May stand before the command or after it."""


def is_verbose() -> bool:
    """Was `--verbose` given?"""
    return logging.getLogger().isEnabledFor(logging.INFO)


@contextmanager
def interruptible() -> Iterator[None]:
    """Ctrl-C is heard once, as KeyboardInterrupt; further ones, and those at the very end, disturb nothing."""

    def hear(*_: object) -> NoReturn:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        raise KeyboardInterrupt

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else who started this wants no Ctrl-C
        signal.signal(signal.SIGINT, hear)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def console(*, stderr: bool = False) -> Console:
    """The terminal, made when something is printed: rich is slow to load."""
    from resumesift.report.console import Terminal

    return Terminal(stderr=stderr)
