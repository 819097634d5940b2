"""Whether a block can be pasted into the prompt of Python, which reads a block line by line."""

from __future__ import annotations

import codeop


def rejected_line(code: str, flags: int = 0) -> int | None:
    """Return the number of the first line that the prompt would reject; None if it takes all of them.

    The flags are those of the compiler, in addition to its own.

    A blank line ends a function, a class or a `with` block at the prompt, and nothing else does: a statement that
    follows without one is a syntax error, and so is a line of a block that goes on after one.
    """
    compiler = codeop.CommandCompiler()
    compiler.compiler.flags |= flags
    pending = list[str]()
    for number, line in enumerate([*code.splitlines(), ""], start=1):
        pending.append(line)
        try:
            if compiler("\n".join(pending)) is not None:
                pending.clear()
        except (SyntaxError, ValueError, OverflowError):
            return number
    return None
