"""The options of a command that are settings of the client."""

from __future__ import annotations

import click

from .commands import Program


def client_options(program: Program) -> list[click.Parameter]:
    """Return the options for the address, the time zone and the timeout, as far as the client has them."""
    address = f"Address of the API. Default: {program.base_url} [env: {program.environment}_BASE_URL]"
    options: list[click.Parameter] = [click.Option(["--base-url"], metavar="URL", help=address)]
    if program.time_zone:
        zone = f"IANA name of the clinic's time zone. [env: {program.environment}_TIME_ZONE]"
        options.append(click.Option(["--time-zone"], metavar="ZONE", help=zone))
    if program.token_url:
        said = f"Address for which tokens are signed, if a gateway is called. [env: {program.environment}_TOKEN_URL]"
        options.append(click.Option(["--token-url"], metavar="URL", help=said))
    options.append(click.Option(["--timeout"], metavar="SECONDS", help="Seconds that each step may take."))
    return options
