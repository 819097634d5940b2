"""What the command `practice-mock serve` prints when it begins to serve."""

from __future__ import annotations

import argparse
import sys
from ipaddress import ip_address
from socket import gethostname, socket
from urllib.parse import quote

from practice_mock.app import CONTROL_PATH, COREPLUS_PATH, PRACSUITE_PATH
from practice_mock.credentials import DEMO, TOKEN_VARIABLE
from practice_mock.practice import Practice
from practice_mock.serving import server
from practice_mock.switches import SWITCHES

_DEMO = "the fictional demo data"

EVERYWHERE = ("0.0.0.0", "::")
"""The addresses that stand for every address of this machine."""


def warn(listener: socket, practice: Practice) -> None:
    """Warn of what others can do or see."""
    address = ip_address(listener.getsockname()[0].partition("%")[0])
    if not address.is_loopback:
        print(
            f"practice-mock: warning: listening on {server.address(listener)}, beyond this machine. Everyone who can "
            "reach this port can use both APIs, whose keys are published. The control plane requires its token, an "
            "allowed address (--control-allow) and a known host name (--control-host).",
            file=sys.stderr,
            flush=True,
        )
    if practice.journal_settings.bodies:
        print(
            "practice-mock: warning: the journal keeps the bodies and all parameters of requests. Use fictional people "
            "only; --no-journal-bodies turns this off.",
            file=sys.stderr,
            flush=True,
        )


def origins(listener: socket) -> tuple[str, str]:
    """Return the origin to use on this machine, and a remark on the others."""
    host, port = listener.getsockname()[:2]
    if host not in EVERYWHERE:
        return f"http://{server.address(listener)}", ""
    here = "127.0.0.1" if host == "0.0.0.0" else "[::1]"
    others = f"Also at http://{gethostname()}:{port} and at every other address of this machine.\n"
    return f"http://{here}:{port}", others


def content_of(options: argparse.Namespace, practice: Practice) -> str:
    """Return what the practices contain."""
    if options.data is not None:
        return (
            f"{_DEMO} and that of {options.data}" if options.demo else f"the data of {options.data} instead of the demo"
        )
    if options.db is not None:
        return f"the state of {options.db}" + (", which began with own data" if practice.made_from.data else "")
    return _DEMO


def moved_switches(practice: Practice) -> str:
    """Return a remark on the switches that are not at their defaults."""
    with practice.lock:
        positions = practice.switches.positions
        changed = sum(positions[switch.name] != switch.default for switch in SWITCHES)
        harmful = sum(positions[switch.name] == switch.harmful != switch.default for switch in SWITCHES)
    if not changed:
        return ""
    return f"{changed} of {len(SWITCHES)} switches are not at their defaults; {harmful} of them are harmful.\n"


def welcome(listener: socket, token: str, content: str = _DEMO, switched: str = "") -> str:
    """Return what the command prints when it begins to serve."""
    origin, others = origins(listener)
    pracsuite, coreplus = DEMO.pracsuite, DEMO.coreplus
    x_api_key, a_api_key = f"'x-api-key: {pracsuite.vendor_key}'", f"'a-api-key: {pracsuite.account_key}'"
    return f"""
practice-mock is serving two practices on each API, with {content}.
{others}{switched}
  PracSuite   {origin}{PRACSUITE_PATH}
    x-api-key         {pracsuite.vendor_key}
    a-api-key         {pracsuite.account_key}

  coreplus    {origin}{COREPLUS_PATH}
    consumer id       {coreplus.consumer_id}
    consumer secret   {coreplus.consumer_secret}
    access token      {coreplus.access_token}
    issuer (iss)      {coreplus.issuer}
    audience (aud)    {coreplus.audience}

  OpenAPI     {origin}/openapi/pracsuite.json
              {origin}/openapi/coreplus.json

  Control     {origin}{CONTROL_PATH}
    Authorization     Bearer {token}
    other shells      export {TOKEN_VARIABLE}={token}

  Page        {origin}/#token={quote(token, safe="")}

Try:  curl -H {x_api_key} -H {a_api_key} {origin}{PRACSUITE_PATH}/patient/7
Stop with Ctrl+C.
"""
