"""`extract PATHS…` without a sub-command: a hidden command put in front of words that name no other.

A file that is called like a sub-command is reached by `./schema` or `-- schema`.
"""

from __future__ import annotations

import copy
from glob import escape, glob
from os.path import isdir, join
from typing import Any

from typer.core import TyperCommand, TyperGroup

from extractor.cli.ends import quiet_ends

RUN = "run"
USAGE = "[OPTIONS] PATHS..."
BaseContext: Any = TyperCommand.context_class


class RunContext(BaseContext):
    """A context that goes by its parent's name, so that no usage line says `extract run`."""

    @property
    def command_path(self) -> str:
        return self.parent.command_path if self.parent else "extract"


class RunCommand(TyperCommand):
    """The default command; its help is the program's."""

    context_class = RunContext

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        formatter.write_usage(ctx.command_path, USAGE)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        if ctx.parent is None:
            return super().format_help(ctx, formatter)
        ctx.parent.command.format_help(ctx.parent, formatter)


class DefaultGroup(TyperGroup):
    """A group whose default command is `run`; help, usage and completion show both as one."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and not self.is_own(ctx, args[0]):
            args = [RUN, *args]
        return super().parse_args(ctx, args)

    def is_own(self, ctx: Any, word: str) -> bool:
        """Whether a first word is a sub-command or an option of the group itself."""
        options = {name for param in self.get_params(ctx) for name in (*param.opts, *param.secondary_opts)}
        return word in self.commands or word.partition("=")[0] in options

    def invoke(self, ctx: Any) -> Any:
        with quiet_ends():
            return super().invoke(ctx)

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        formatter.write_usage(ctx.command_path, USAGE)
        formatter.write_usage(ctx.command_path, "COMMAND [OPTIONS] ...", prefix="   or: ")

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The group's help with the arguments and options of the default command in it."""
        both = copy.copy(self)
        both.params = [*self.commands[RUN].params, *self.params]
        TyperGroup.format_help(both, ctx, formatter)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Commands and options of both; and files, where the shell would otherwise offer only commands."""
        run = self.commands[RUN]
        with run.make_context(RUN, [], parent=ctx, resilient_parsing=True) as run_ctx:
            items = [*super().shell_complete(ctx, incomplete), *run.shell_complete(run_ctx, incomplete)]
        unique = {item.value: item for item in items}
        if unique and not incomplete.startswith("-"):
            paths = sorted(glob(escape(incomplete) + "*"))
            unique.update({path: type(items[0])(join(path, "") if isdir(path) else path) for path in paths})
        return list(unique.values())
