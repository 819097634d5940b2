"""`python -m tools.site`: build the site, or show it on this machine."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from tools.site.build import OUTPUT, BuildError, build
from tools.site.checkout import ROOT


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Returns the exit status: 0 for success, 1 if the site cannot be built."""
    parser = argparse.ArgumentParser(prog="python -m tools.site", description="Build the documentation site.")
    commands = parser.add_subparsers(dest="command")
    commands.add_parser("build", help="build the site into build/site (the default)")
    serve = commands.add_parser("serve", help="build the site and show it on this machine")
    serve.add_argument("--port", type=int, default=8000)
    options = parser.parse_args(arguments)
    began = time.monotonic()
    try:
        pages = build()
    except (BuildError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{pages} pages in {OUTPUT.relative_to(ROOT)}, built in {time.monotonic() - began:.0f} seconds", flush=True)
    if options.command == "serve":
        _serve(options.port)
    return 0


def _serve(port: int) -> None:
    """Show the site on the loopback interface, until interrupted."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(OUTPUT))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        print(f"http://127.0.0.1:{server.server_port}/ shows it; Ctrl+C ends it", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    raise SystemExit(main())
