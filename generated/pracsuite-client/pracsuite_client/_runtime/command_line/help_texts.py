"""The texts of ``--help``: descriptions, types and values of arguments, and examples."""

from __future__ import annotations

import json
import shlex

from .commands import Argument, Command, Program

_METAVARS = {
    "integer": "INTEGER",
    "number": "NUMBER",
    "boolean": "[true|false]",
    "date": "DATE",
    "clinic-time": "TIME",
    "moment": "TIME+OFFSET",
    "json": "JSON",
    "file": "PATH",
    "text": "TEXT",
}

_PRIVACY = (
    "Other users of this machine can see the arguments of a command, and your shell keeps them in its history. Give"
    " what identifies a person with --data @FILE or --data - (standard input) instead."
)

_CONDITION_VALUES = {
    "date": ">=2027-01-04",
    "date-time": ">=2027-01-04T00:00Z",
    "date-time-local": ">=2027-01-04",
    "integer": "=7",
    "integer-equals": "=7",
    "number": ">100",
    "string": "~Example",
    "boolean": "=true",
}


def metavar(argument: Argument) -> str:
    """Return the word for the value of an option."""
    if argument.place == "where":
        return "CONDITION"
    if argument.place == "order":
        return "FIELD[,FIELD...]"
    if argument.choices and len("|".join(value for value, _ in argument.choices)) < 40:
        return f"[{'|'.join(value or repr(value) for value, _ in argument.choices)}]"
    return _METAVARS.get(argument.kind, "TEXT")


def option_help(command: Command, argument: Argument) -> str:
    """Return the help of an option."""
    parts = [argument.doc]
    if argument.place == "where":
        parts = [
            "Condition that every record must meet; repeat it for several, such as the two ends of a period."
            " Operators: = != < <= > >= ~ (contains).",
            f"Fields: {', '.join(f'{name} ({form})' for name, _, form in command.filters)}."
            if command.filters
            else "The fields are not documented.",
        ]
    elif argument.place == "order":
        parts = [f"Fields to sort by, most significant first, with commas: {', '.join(command.order)}."]
    elif argument.many:
        parts.append("Repeat the option for several values.")
    meanings = [f"{value or repr(value)}: {meaning.rstrip('.')}" for value, meaning in argument.choices if meaning]
    if meanings:
        parts.append(f"Values: {'; '.join(meanings)}.")
    elif argument.choices and metavar(argument) == "TEXT":
        parts.append(f"Values: {', '.join(value or repr(value) for value, _ in argument.choices)}.")
    if argument.keyword == "page":
        parts = ["First page to read; the pages after it follow."]
    if argument.kind == "clinic-time":
        parts.append("A time with UTC offset is converted, if the time zone of the clinic is given.")
    if argument.required:
        parts.append("[required]")
    elif argument.instead:
        parts.append(f"[required, unless --{argument.instead} is given]")
    return " ".join(part for part in parts if part)


def command_help(command: Command) -> str:
    """Return the description of a command."""
    http = "" if not command.http else f"\b\n{command.http}"
    parts = [f"{command.summary}.", http, *(_paragraph(part) for part in command.doc.split("\n\n"))]
    named = [one for one in command.arguments if one.positional]
    if named:
        parts.append("\b\n" + "\n".join(f"{one.shown}: {one.doc}" for one in named))
    if not command.is_read:
        parts.append("The command asks before it sends anything, unless --yes is given.")
    if command.reconcile:
        parts.append("If the response is lost, the command finds out whether the change was made.")
    return "\n\n".join(part for part in parts if part)


def _paragraph(text: str) -> str:
    """Return a paragraph. Lines of a list stay apart."""
    return f"\b\n{text}" if text.lstrip().startswith(("- ", "* ")) else text


def epilog(program: Program, command: Command) -> str:
    """Return what follows the options: examples, and the warning about personal data."""
    lines = "\n".join(f"  {line}" for line in examples(program, command))
    parts = [f"\b\nExamples:\n{lines}"]
    if command.data:
        parts.append(f"\b\nExample of request.json for --data:\n{_json_lines(command.data)}")
    if any(one.private for one in command.arguments):
        parts.append(_PRIVACY)
    parts.append(f"Exit codes: {program.name} exit-codes")
    return "\n\n".join(parts)


def _json_lines(data: str) -> str:
    text = json.dumps(json.loads(data), indent=2, ensure_ascii=False)
    return "\n".join(f"  {line}" for line in text.splitlines())


def examples(program: Program, command: Command) -> list[str]:
    """Return examples of a command, with the values of the document's own examples."""
    shown = [one for one in command.arguments if one.required or (one.place == "flow" and one.example)]
    words = [program.name, *command.words.split(), *(_shown(one) for one in shown if one.positional)]
    rest = [one for one in shown if not one.positional]
    if command.data:
        line = " ".join([*words, *_options([one for one in rest if one.place not in ("body", "form")]), "--data"])
        return [f"{line} @request.json", f"{line} - --dry-run < request.json"]
    line = " ".join([*words, *_options(rest)])
    if command.returns == "list":
        return _of_list(command, line)
    return [f"{line} --json" if command.is_read else line]


def _of_list(command: Command, line: str) -> list[str]:
    """Return examples of a list: with a condition, an order and a limit, and as lines of JSON."""
    by_form = {form: name for name, _, form in reversed(command.filters)}
    times = [by_form[form] for form in ("date-time-local", "date-time", "date") if form in by_form]
    field = (times or [name for name, *_ in command.filters] or [""])[0]
    if field:
        form = next(form for name, _, form in command.filters if name == field)
        line += f" --where {shlex.quote(field + _CONDITION_VALUES.get(form, '=1'))}"
    if command.order:
        line += f" --order-by {field if field in command.order else command.order[0]}"
    limits = [
        f" {one.shown} 20" for one in command.arguments if one.place in ("walk", "flow") and "limit" in one.option
    ]
    return [f"{line}{''.join(limits)}", f"{line} --jsonl --reveal > records.jsonl"]


def _options(arguments: list[Argument]) -> list[str]:
    return [f"--{one.option} {_shown(one)}" for one in arguments]


def _shown(argument: Argument) -> str:
    if argument.example:
        return shlex.quote(argument.example)
    words = {"date": "2027-01-04", "clinic-time": "2027-01-04T09:00", "moment": "2027-01-04T09:00+10:30"}
    words |= {"integer": "1", "number": "1", "boolean": "true"}
    words["file"] = "." if argument.keyword == "to" else "report.pdf"
    if argument.choices:
        return shlex.quote(argument.choices[0][0])
    return words.get(argument.kind, argument.option.upper())
