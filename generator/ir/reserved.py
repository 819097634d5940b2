"""The names that members of generated classes cannot have: their base classes or their bodies use them."""

from __future__ import annotations

import builtins
import inspect

from attrs import fields

from ..document.names import TYPE_NAMES
from ..models_runtime.record import Record
from ..runtime.client import resource
from ..runtime.client.client import AsyncClient, SyncClient
from ..runtime.client.options import Settings
from ..runtime.operation.call_options import CallOptions
from ..runtime.values.records import Model

_CLASSES = frozenset(name for name, value in vars(builtins).items() if inspect.isclass(value))
"""The builtin classes: an annotation in the body of a class would find its member instead."""

RECORD = frozenset(dir(Model)) | _CLASSES | TYPE_NAMES
"""Names that an attribute of a record cannot have."""

PYDANTIC = frozenset(dir(Record))
"""Names that a field of a pydantic model cannot have."""

CLIENT = frozenset({"today", "resource", *dir(SyncClient), *dir(AsyncClient)}) | _CLASSES | TYPE_NAMES
"""Names that a resource cannot have, because it is an attribute of the client."""

RESOURCE = (
    frozenset(
        {"with_raw_response"}.union(*map(dir, (resource.SyncResource, resource.AsyncResource, resource.RawResource)))
    )
    | (_CLASSES - {"list"})
    | TYPE_NAMES
)
"""Names that a method cannot have. ``list`` is not among them: annotations beside such a method name ``builtins``."""

KEYWORDS = frozenset({"self", *(field.name for field in fields(CallOptions))})
"""Names that an argument of a method cannot have."""

CREDENTIALS = frozenset(
    {
        *(field.name for field in fields(Settings)),
        *("audience", "http_client", "secrets", "self", "settings", "token_url"),
        *("base_url_of", "time_zone_of", "token_url_of"),
        *("auth", "basic", "checked_retry", "credentials", "rewritten"),  # what a constructor calls or assigns
        *dir(builtins),
    }
)
"""Names that a credential cannot have, because it is an argument of the client."""
