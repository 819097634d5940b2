"""`models.py DISTRIBUTION MODULE`: validate with each model of an installed package.

A request without its required properties is rejected. A response is read nevertheless, and its deviations are listed.
"""

from __future__ import annotations

import sys
from importlib import import_module, metadata

distribution, module = sys.argv[1:]
package = import_module(module)
assert metadata.version(distribution)

rejected = read = 0
for name in package.__all__:
    model = getattr(package, name)
    schema = model.model_json_schema() if hasattr(model, "model_json_schema") else {}
    if not schema.get("required"):
        continue
    if schema.get("additionalProperties") is False:
        try:
            model.model_validate({})
        except ValueError:
            rejected += 1
        else:
            raise AssertionError(f"{name} accepts a request without its required properties")
    else:
        assert model.model_validate({}).deviations, f"{name} has no deviations"
        read += 1
assert min(rejected, read) > 0, (rejected, read)
print(f"{rejected} models have rejected a request, {read} have read a response")
