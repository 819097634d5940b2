"""Names that documents use and that Python, the runtime or a template could trip over."""

from __future__ import annotations

PROPERTIES = (
    # Keywords and soft keywords of Python.
    "class", "def", "return", "import", "from", "global", "lambda", "async", "await", "None", "True", "False",
    "match", "case", "type", "_",
    # Names that code in a class or method needs.
    "self", "cls", "list", "dict", "str", "int", "float", "bool", "bytes", "object", "property", "super", "print",
    "id", "date", "datetime", "Decimal", "Any", "Mapping", "UNSET", "Model", "wire", "timeout", "extra_body",
    "extra_query", "extra_headers", "limit", "where",
    # Members of the base classes of records.
    "__init__", "__class__", "__dict__", "__phi__", "__wires__", "__slots__", "__repr__", "__getattr__",
    "to_dict", "model_config", "model_fields", "model_dump", "copy", "json", "schema", "validate", "construct",
    # Keywords of JSON Schema.
    "title", "default", "pattern", "description", "enum", "items", "not", "anyOf", "x-phi", "x-sdk",
    # Look-alikes, and names that are no identifiers.
    "createdAt", "created_at", "CREATED_AT", "1st", "a b", "a-b", "a.b", "a/b", "a~b", "@type", "größe",
    "\uff21bc", "", "a\"b", "a'b", "first\\name", "line\nbreak", "{{ name }}", "\u2028", "\u202eabc", "x\x00y",
    "x" * 300,
)  # fmt: skip

SCHEMAS = (
    # Classes that a client exports.
    "APIError", "NotFoundError", "BadRequestError", "RateLimitError", "Reconciliation", "Response", "RawResponse",
    "Page", "Pages", "AsyncPage", "UploadedFile", "Retry", "Model", "Unset", "UNSET", "Deviation", "Drift", "Headers",
    "F", "Condition", "Vet", "AsyncVet",
    # Names that generated modules import or define.
    "Operation", "Parameter", "Part", "Read", "Ref", "Const", "Query", "Field", "Final", "Object", "Array", "Map",
    "Either", "Choice", "String", "Number", "Integer", "Any", "Literal", "Mapping", "Path", "Decimal", "CallOptions",
    "Pets", "PetsRaw", "AsyncPets", "Keepers", "KeepersOrderBy", "ListOrderBy", "API", "DATE",
    # Names that pydantic models import.
    "Record", "RootModel", "ConfigDict", "Annotated", "NaiveDatetime", "BaseModel",
    # Builtins, keywords and names that are no classes.
    "Exception", "Warning", "None", "True", "pet", "pet-page", "x y", "größe", "__init__", "1st", "",
    "X" * 300,
)  # fmt: skip

RESOURCES = (
    # Their classes have the names of records, of other resources or of the runtime.
    "pet", "new_pet", "pet_list", "keeper", "async_pets", "pets_raw", "raw_method", "raw_view", "raw_resource",
    "raw_response", "async_resource", "sync_resource", "sync_client", "async_client", "settings", "retry",
    "rate_limit", "rate_limiter", "condition", "query", "read", "page", "response", "object", "any", "literal",
    "path", "headers", "progress", "vet", "async_vet", "operation", "parameter", "number", "string", "decimal",
    "tracer_provider", "header_keys", "a_b", "ab", "a_1", "a1", "f", "api",
    # Attributes of every client, keywords, and names that no module can have.
    "true", "false", "none", "resource", "close", "today", "drift", "base_url", "with_options", "class", "import",
    "match", "type", "list", "str", "date", "self", "__init__", "Pets", "a b", "a-b", "größe", "_private", "1st", "",
    "x" * 300,
)  # fmt: skip

PARAMETERS = (
    "self", "cls", "timeout", "extra_headers", "extra_query", "extra_body", "limit", "page", "class", "from", "import",
    "lambda", "None", "match", "list", "str", "dict", "type", "id", "date", "datetime", "Sequence", "UNSET", "Unset",
    "CallOptions", "HIDDEN", "_LIST", "born", "born<", "born>", "born[gte]", "Born", "BORN", "\uff42orn",
    "where", "order_by", "a b", "a-b", "q[]", "größe", "1st", "a\"b", "__class__",
    "x" * 300,
)  # fmt: skip

METHODS = (
    "list", "get", "create", "dict", "str", "date", "class", "import", "match", "with_raw_response", "call", "print",
    "type", "self", "__init__", "List", "a b", "a-b", "\u00aab", "__class__", "_private", "list_query", "größe", "",
    "x" * 300,
)  # fmt: skip
