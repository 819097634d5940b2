"""`client.py DISTRIBUTION MODULE ADDRESS`: run the README's example of an installed client against a mock server.

The address is empty if the mock server does not have the API.
"""

from __future__ import annotations

import re
import sys
from contextlib import redirect_stdout
from email.message import Message
from importlib import import_module, metadata
from io import StringIO
from typing import cast

distribution, module, address = sys.argv[1:]
package = import_module(module)
assert package.__version__ == metadata.version(distribution), package.__version__

readme = cast(Message, metadata.metadata(distribution)).get_payload()
found = re.search(r"^```python\n(.*?)^```", str(readme), re.DOTALL | re.MULTILINE)
assert found, "the README has no example"
if not address:
    compile(found[1], "README.md", "exec")
    print("the mock server does not have this API")
    raise SystemExit
assert "http://127.0.0.1:8490" in found[1], "the example of the README does not use the mock server"
with redirect_stdout(StringIO()) as printed:
    exec(compile(found[1].replace("http://127.0.0.1:8490", address), "README.md", "exec"))
records = printed.getvalue().splitlines()
assert records, "the example of the README has printed nothing"
print(f"the example of the README has printed {len(records)} records")
