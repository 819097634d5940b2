"""The names that generated modules import, and those that a client package exports, by module.

An import follows from the code that was generated: every name here that a module contains is imported into it. No class
of a document may have one of these names.
"""

from __future__ import annotations

from collections.abc import Mapping

STANDARD: Mapping[str, tuple[str, ...]] = {
    "builtins": (),
    "collections.abc": ("Mapping", "Sequence"),
    "datetime": ("date", "datetime"),
    "decimal": ("Decimal",),
    "pathlib": ("Path",),
    "typing": ("Any", "ClassVar", "Final", "Literal", "TYPE_CHECKING", "get_args"),
}
"""Names of the standard library, by module. A module without names is imported itself."""

RUNTIME: Mapping[str, tuple[str, ...]] = {
    "client.client": ("AsyncClient", "SyncClient", "resource"),
    "client.environment": ("base_url_of", "time_zone_of", "token_url_of"),
    "client.options": ("Api", "DEFAULT_TIMEOUT", "Settings", "checked_retry", "rewritten"),
    "client.resource": ("AsyncResource", "RawMethod", "RawResource", "RawView", "Resource_co", "SyncResource"),
    "errors.tracebacks": ("HIDDEN",),
    "files.object_storage": ("Upload", "UploadedFile"),
    "messages.file_input": ("FileInput", "Progress"),
    "observability.tracing": ("TracerProvider",),
    "operation.call_options": ("CallOptions", "ExtraBody", "ExtraQuery", "Headers"),
    "operation.definition": (
        "DescribedBy", "ErrorPointers", "JsonBody", "MultipartBody", "Operation", "Parameter", "Part", "Reasons",
    ),
    "operation.filters": ("Condition", "Field", "Query", "RawCondition", "raw"),
    "operation.reconcile_conditions": ("Const", "DateOf", "Equals", "HasValue", "IsAmong", "Overlaps", "Ref"),
    "operation.reconcile_plan": ("Between", "Read", "Reconcile", "Rejection", "Since"),
    "pagination.pages": ("AsyncPages", "Page"),
    "pagination.styles": ("ListOperation", "PageNumbering"),
    "pagination.walk": ("WalkOptions",),
    "transport.auth": ("HeaderKeys", "JwtSigner", "NotGiven", "QueryKeys", "Schemes", "basic", "credentials"),
    "transport.body": ("MAX_RESPONSE_BYTES",),
    "transport.httpx_adapter": ("AsyncHttpClient", "HttpClient"),
    "transport.rate_limit": ("RateLimit", "RateLimiter"),
    "transport.retry": ("Retry",),
    "values.codecs": (
        "ANY", "Array", "BOOLEAN", "Choice", "DATE", "DATE_AT_MIDNIGHT", "DATE_TIME", "DECIMAL", "DECIMAL_NUMBER",
        "DIGITS", "DecimalNumber", "DecimalText", "Digits", "Either", "INTEGER", "Integer", "LOCAL_DATE_TIME", "Map",
        "NUMBER", "Nullable", "Number", "OFFSET_DATE_TIME", "SPACED_DATE_TIME", "STRING", "String",
    ),
    "values.record_codec": ("Object",),
    "values.records": ("Model", "wire"),
    "values.unset": ("UNSET", "Unset"),
}  # fmt: skip
"""Names of the runtime, by module."""

EXPORTS: Mapping[str, tuple[str, ...]] = {
    "errors.api": (
        "APIConnectionError", "APIError", "APIStatusError", "APITimeoutError", "AuthenticationError",
        "BadRequestError", "ConflictError", "InternalServerError", "ListChangedError", "NotFoundError",
        "PermissionDeniedError", "RateLimitError", "Reconciliation", "ResponseValidationError", "StorageError",
        "UnprocessableEntityError",
    ),
    "values.argument_error": ("ArgumentError",),
    "values.deviation": ("Deviation",),
    "values.drift": ("Drift", "DriftEntry"),
    "messages.file_input": ("FileInput", "Progress"),
    "messages.http": ("Response",),
    "values.records": ("Model",),
    "operation.call_options": ("ExtraBody", "ExtraQuery", "Headers"),
    "pagination.pages": ("AsyncPage", "AsyncPages", "Page"),
    "transport.rate_limit": ("RateLimit", "RateLimiter"),
    "client.resource": ("RawResponse",),
    "transport.retry": ("Retry",),
    "files.object_storage": ("UploadedFile",),
    "values.unset": ("UNSET", "Unset"),
}  # fmt: skip
"""The names of the runtime that every client exports, by module."""

FILTER_EXPORTS: Mapping[str, tuple[str, ...]] = {"operation.filters": ("Condition", "RawCondition")}
"""The names of the runtime that a client exports if it has lists with filters."""

FILTERS = "F"
"""The class of the fields that lists can be filtered by, in a module of its own."""

API_NAMES = ("API", "BASE_URL")
"""The names that the module with the definitions of an API has in addition to its parameters and styles of paging."""

TAKEN = frozenset(
    {FILTERS, *API_NAMES}
    | {name for table in (STANDARD, RUNTIME, EXPORTS, FILTER_EXPORTS) for names in table.values() for name in names}
)
"""Every name that a generated module may import or export, apart from those of the document."""
