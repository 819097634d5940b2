"""Import a client, and make its first call, in a new process each time."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from .measure import Command, Effort, interleaved_commands, with_bytecode
from .payload import appointment_page
from .rows import Section, compare
from .stock import OPENAPI_PYTHON_CLIENT, ROOT, Tool

NOTHING = "python alone"
LIBRARIES = "import httpx, attrs"
CLIENTS = ("import pracsuite_client", "import coreplus_client")
READY = "from pracsuite_client import PracSuite"
FIRST_CALL = "first call"
BARE, PYDANTIC = "httpx and .json()", "httpx and pydantic v2"

_TRANSPORT = """\
import httpx
page = open({page!r}, "rb").read()
def respond(request):
    return httpx.Response(200, headers={{"content-type": "application/json"}}, content=page)
transport = httpx.MockTransport(respond)
"""
_GET = """\
response = httpx.Client(transport=transport).get("https://practice.example/v1/appointment", params={"page_size": 100})
"""
_CALLS = {
    FIRST_CALL: """\
from pracsuite_client import PracSuite
http_client = httpx.Client(transport=transport)
client = PracSuite(vendor_key="v", account_key="a", base_url="https://practice.example/v1", http_client=http_client)
first = client.appointments.list(page_size=100).items[0].app_time
""",
    BARE: f'{_GET}first = response.json()["appointments"][0]["app_time"]\n',
    PYDANTIC: f"""\
from benchmarks.handwritten import AppointmentPage
{_GET}first = AppointmentPage.model_validate_json(response.content).appointments[0].app_time
""",
}
_STOCK_CALL = """\
import sys
sys.path.insert(0, {folder!r})
from {package}.api.appointment import list_appointments
from {package}.client import Client
client = Client(base_url="https://practice.example/v1", httpx_args={{"transport": transport}})
first = list_appointments.sync(client=client, page_size=100).appointments[0].app_time
"""


def measure(tools: Iterable[Tool], folder: Path, effort: Effort) -> Section:
    """Measure and compare."""
    page = folder / "page.json"
    page.write_bytes(appointment_page())
    statements = {NOTHING: "pass", LIBRARIES: LIBRARIES, READY: READY, **{name: name for name in CLIENTS}}
    calls = _first_calls(page, tools)
    environment = with_bytecode(folder)
    figures = interleaved_commands(
        {
            name: Command(((sys.executable, "-c", code),), ROOT, environment)
            for name, code in {**statements, **calls}.items()
        },
        effort.processes,
    )
    rows = [compare(name, figures, name, LIBRARIES, goal=0.2) for name in CLIENTS]
    rows += [compare(READY, figures, READY, LIBRARIES, goal=1.2), compare("python alone", figures, NOTHING, LIBRARIES)]
    rows += [compare(FIRST_CALL, figures, FIRST_CALL, name) for name in calls if name != FIRST_CALL]
    text = (
        "CPU seconds of a whole process, including the start of Python, with compiled modules. The first call imports "
        "the client (ours also imports msgspec), receives a page of 100 appointments from a transport of httpx that "
        "responds at once, and reads one field."
    )
    return Section("Importing, and the first call", text, tuple(rows), figures)


def _first_calls(page: Path, tools: Iterable[Tool]) -> dict[str, str]:
    """Return programs that make one call, by the name of what they use."""
    programs = dict(_CALLS)
    for tool in tools:
        if tool.name == OPENAPI_PYTHON_CLIENT:
            package = tool.packages["pracsuite"]
            programs[tool.name] = _STOCK_CALL.format(folder=str(package.parent), package=package.name)
    return {name: _TRANSPORT.format(page=str(page)) + code for name, code in programs.items()}
