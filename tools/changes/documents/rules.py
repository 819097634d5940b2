"""The kinds of changes that the comparison of two versions of a document finds."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Breaks, Rule, Severity

_BREAKING, _RISKY, _SAFE = Severity.BREAKING, Severity.RISKY, Severity.SAFE
_RUN, _TYPES, _BOTH, _NEITHER = Breaks.RUN_TIME, Breaks.TYPES, Breaks.BOTH, Breaks.NEITHER

_OPERATIONS = (
    Rule("operation-added", _SAFE, _NEITHER, "An operation was added.", "No program calls it yet."),
    Rule("operation-removed", _BREAKING, _BOTH, "An operation was removed.", "Its method does not exist."),
    Rule(
        "operation-renamed",
        _BREAKING,
        _BOTH,
        "The Python name of an operation changed.",
        "Its method has another name, or belongs to another resource.",
    ),
    Rule(
        "operation-path",
        _RISKY,
        _NEITHER,
        "The path of an operation changed.",
        "The method sends its request to another URL, for which a server may not be ready.",
    ),
    Rule(
        "operation-method",
        _RISKY,
        _NEITHER,
        "The HTTP method of an operation changed.",
        "The method sends another request, for which a server may not be ready.",
    ),
    Rule(
        "operation-deprecated",
        _SAFE,
        _NEITHER,
        "An operation was marked as deprecated, or the mark was removed.",
        "Its method works as before; only the docstring says so.",
    ),
    Rule(
        "variant-added",
        _SAFE,
        _NEITHER,
        "A method with a fixed body was added to an operation.",
        "No program calls it yet.",
    ),
    Rule(
        "variant-removed",
        _BREAKING,
        _BOTH,
        "A method with a fixed body was removed from an operation.",
        "The method does not exist.",
    ),
    Rule(
        "variant-changed",
        _RISKY,
        _NEITHER,
        "The fixed body of a method changed.",
        "The method sends other values.",
    ),
    Rule(
        "file-method-added",
        _SAFE,
        _NEITHER,
        "A method that sends or saves a file was added.",
        "No program calls it yet.",
    ),
    Rule(
        "file-method-removed",
        _BREAKING,
        _BOTH,
        "A method that sends or saves a file was removed.",
        "The method does not exist.",
    ),
    Rule(
        "file-method-changed",
        _RISKY,
        _NEITHER,
        "A method that sends or saves a file finds its URL or its values elsewhere.",
        "It works with servers that respond as the new version describes.",
    ),
    Rule(
        "safety-changed",
        _RISKY,
        _NEITHER,
        "The mark whether an operation only reads changed.",
        "The client repeats failed reads, but not writes of which something was sent.",
    ),
    Rule(
        "operation-security",
        _RISKY,
        _NEITHER,
        "The credentials that an operation sends changed.",
        "A server may reject the call, and a client may need another credential.",
    ),
    Rule(
        "success-changed",
        _RISKY,
        _NEITHER,
        "The proof of a success changed.",
        "The client can accept or reject other responses than before.",
    ),
    Rule(
        "conflict-changed",
        _RISKY,
        _NEITHER,
        "The statuses with which a booking is rejected changed.",
        "A call can raise another error, or report another certainty.",
    ),
    Rule(
        "reconcile-added",
        _SAFE,
        _NEITHER,
        "A write can look up what happened to it.",
        "The argument `reconcile` is new, and false unless given.",
    ),
    Rule(
        "reconcile-removed",
        _BREAKING,
        _BOTH,
        "A write cannot look up any more what happened to it.",
        "The argument `reconcile` does not exist.",
    ),
    Rule(
        "reconcile-changed",
        _RISKY,
        _NEITHER,
        "A write looks up in another way what happened to it.",
        "`reconcile=True` sends other requests, and can reach another result.",
    ),
    Rule(
        "pipeline-changed",
        _RISKY,
        _NEITHER,
        "What a pipeline loads from a list changed.",
        "Its tables can get other rows or columns.",
    ),
)

_LISTS = (
    Rule(
        "paging-added",
        _BREAKING,
        _BOTH,
        "A method returns a list in pages instead of one record.",
        "The result has another type, without the attributes of the record.",
    ),
    Rule(
        "paging-removed",
        _BREAKING,
        _BOTH,
        "A method does not return a list in pages any more.",
        "The result has another type, or the method lacks the arguments `limit` and `allow_changes`.",
    ),
    Rule(
        "paging-changed",
        _RISKY,
        _NEITHER,
        "The pages of a list are requested or recognized in another way.",
        "Iteration sends other requests; a server that pages as before gives an error or other records.",
    ),
    Rule("filter-added", _SAFE, _NEITHER, "A list can be filtered by another field.", "No program uses it yet."),
    Rule(
        "filter-removed",
        _BREAKING,
        _RUN,
        "A list cannot be filtered by a field any more.",
        "The client rejects the condition; if no list has the field, `F` lacks it too.",
    ),
    Rule(
        "filter-format",
        _BREAKING,
        _BOTH,
        "A filter takes values of another type.",
        "The client rejects values of the old type.",
    ),
    Rule("sort-added", _SAFE, _NEITHER, "A list can be sorted by another field.", "No program uses it yet."),
    Rule(
        "sort-removed",
        _BREAKING,
        _BOTH,
        "A list cannot be sorted by a field any more.",
        "The field is not among the literals of `order_by`, and the client rejects it.",
    ),
)


def _inputs(side: str, name: str, where: str) -> Iterator[Rule]:
    """Yield the rules for what a caller passes."""
    yield Rule(
        f"{side}-added",
        _SAFE,
        _NEITHER,
        f"An optional {name} was added.",
        "Calls need not pass it.",
    )
    yield Rule(
        f"{side}-added-required",
        _BREAKING,
        _BOTH,
        f"A required {name} was added.",
        "Calls without it are rejected before anything is sent.",
    )
    yield Rule(f"{side}-removed", _BREAKING, _BOTH, f"A {name} was removed.", "No method has the argument.")
    yield Rule(
        f"{side}-renamed", _BREAKING, _BOTH, f"The Python name of a {name} changed.", "The argument has another name."
    )
    yield Rule(
        f"{side}-sent-name",
        _RISKY,
        _NEITHER,
        f"A {name} is sent under another name.",
        "Python code stays as it is, but a server may not know the name.",
    )
    yield Rule(
        f"{side}-required",
        _BREAKING,
        _BOTH,
        f"An optional {name} became required.",
        "Calls without it are rejected before anything is sent.",
    )
    yield Rule(
        f"{side}-optional", _SAFE, _NEITHER, f"A required {name} became optional.", "Calls that pass it work as before."
    )
    yield Rule(
        f"{side}-type",
        _BREAKING,
        _BOTH,
        f"A {name} has another type.",
        "The client rejects values of the old type.",
    )
    yield Rule(
        f"{side}-type-widened",
        _SAFE,
        _NEITHER,
        f"A {name} takes values of further types.",
        "Values of the old type are sent as before.",
    )
    yield Rule(
        f"{side}-format",
        _BREAKING,
        _BOTH,
        f"The format of a {name} changed, and with it the Python type.",
        "The client rejects values of the old type.",
    )
    yield Rule(
        f"{side}-spelling",
        _RISKY,
        _NEITHER,
        f"The format of a {name} changed, but not the Python type.",
        "The value is sent in another spelling.",
    )
    yield Rule(f"{side}-value-added", _SAFE, _NEITHER, f"A {name} takes another value.", "The others stay.")
    yield Rule(
        f"{side}-value-removed",
        _BREAKING,
        _BOTH,
        f"A {name} does not take a value any more.",
        "The value is not among the literals of the type, and the client rejects it.",
    )
    yield Rule(
        f"{side}-nullable",
        _SAFE,
        _NEITHER,
        f"A required {name} can be null.",
        "Values are sent as before, and `None` is allowed.",
    )
    yield Rule(
        f"{side}-bound-tightened",
        _BREAKING,
        _RUN,
        f"A bound of a {name} allows fewer values: length, size, pattern or step.",
        "The client rejects the others before anything is sent.",
    )
    yield Rule(
        f"{side}-bound-loosened", _SAFE, _NEITHER, f"A bound of a {name} allows more values.", "The others stay."
    )
    yield Rule(
        f"{side}-default",
        _RISKY,
        _NEITHER,
        f"The default of a {name} changed.",
        f"If it is left out of {where}, another value applies.",
    )
    yield Rule(
        f"{side}-deprecated",
        _SAFE,
        _NEITHER,
        f"A {name} was marked as deprecated, or the mark was removed.",
        "It works as before; only the docstring says so.",
    )
    yield Rule(
        f"{side}-phi-added",
        _SAFE,
        _NEITHER,
        f"A {name} was marked as personal data.",
        "Values work as before, but are not printed any more.",
    )
    yield Rule(
        f"{side}-phi-removed",
        _RISKY,
        _NEITHER,
        f"A {name} is not marked as personal data any more.",
        "Its values can be printed, for example by the command line or in a log.",
    )


_PARAMETERS = (
    Rule(
        "api-parameter-not-nullable",
        _BREAKING,
        _TYPES,
        "A required parameter cannot be null any more.",
        "Its type excludes `None`, which the client has never sent in a parameter.",
    ),
    *_inputs("api-parameter", "parameter", "a call"),
    Rule(
        "api-parameter-location",
        _RISKY,
        _NEITHER,
        "A parameter is sent in another part of the request.",
        "Python code stays as it is, but a server may not look there.",
    ),
    Rule(
        "api-parameter-style",
        _RISKY,
        _NEITHER,
        "The values of a list parameter are sent in another form.",
        "Python code stays as it is, but a server may not read the new form.",
    ),
)

_REQUESTS = (
    Rule(
        "request-not-nullable",
        _BREAKING,
        _BOTH,
        "A required property of a request body cannot be null any more.",
        "The client rejects `None`.",
    ),
    *_inputs("request", "property of a request body", "a call"),
    Rule(
        "request-null-sent",
        _RISKY,
        _NEITHER,
        "An optional property of a request body can be null.",
        "`None` meant that the property is not sent; now it is sent as null, which can clear a field.",
    ),
    Rule(
        "request-null-not-sent",
        _RISKY,
        _NEITHER,
        "An optional property of a request body cannot be null any more.",
        "`None` was sent as null; now it means that the property is not sent.",
    ),
    Rule(
        "request-class",
        _BREAKING,
        _BOTH,
        "A property of a request body is a record of another class, with other properties.",
        "The client rejects records of the old class.",
    ),
    Rule(
        "request-rule-added",
        _BREAKING,
        _RUN,
        "Arguments exclude or require each other, or must be in order.",
        "The client rejects other calls before anything is sent.",
    ),
    Rule(
        "request-rule-removed",
        _SAFE,
        _NEITHER,
        "Arguments do not exclude or require each other any more, or need not be in order.",
        "Calls that followed the rule work as before.",
    ),
    Rule(
        "request-body-required",
        _BREAKING,
        _BOTH,
        "A body that could be left out is required.",
        "Calls without its required properties are rejected before anything is sent.",
    ),
    Rule(
        "request-body-optional",
        _SAFE,
        _NEITHER,
        "A required body can be left out.",
        "Calls that pass it work as before.",
    ),
    Rule(
        "request-media-type",
        _RISKY,
        _NEITHER,
        "A body is sent with another media type.",
        "Python code stays as it is, but a server may not read the new form.",
    ),
)

_RESPONSES = (
    Rule("response-added", _SAFE, _NEITHER, "A property of a response was added.", "Records get an attribute."),
    Rule(
        "response-removed",
        _BREAKING,
        _BOTH,
        "A property of a response was removed.",
        "Records lack the attribute.",
    ),
    Rule(
        "response-renamed",
        _BREAKING,
        _BOTH,
        "The Python name of a property of a response changed.",
        "The attribute has another name.",
    ),
    Rule(
        "response-received-name",
        _RISKY,
        _NEITHER,
        "A property of a response is received under another name.",
        "The attribute stays, but reads the value only from servers that send the new name.",
    ),
    Rule(
        "response-optional",
        _BREAKING,
        _TYPES,
        "A required property of a response became optional.",
        "The attribute can be `None`.",
    ),
    Rule(
        "response-nullable",
        _BREAKING,
        _TYPES,
        "A property of a response can be null.",
        "The attribute can be `None`.",
    ),
    Rule(
        "response-required",
        _SAFE,
        _NEITHER,
        "An optional property of a response became required.",
        "The attribute is not `None` any more. A strict pyright calls a comparison with `None` unnecessary; a client"
        " with `strict=True` and the constructor of a model reject a record without the value.",
    ),
    Rule(
        "response-not-nullable",
        _SAFE,
        _NEITHER,
        "A property of a response cannot be null any more.",
        "The attribute is not `None` any more. A strict pyright calls a comparison with `None` unnecessary; a client"
        " with `strict=True` and the constructor of a model reject a record without the value.",
    ),
    Rule(
        "response-presence",
        _SAFE,
        _NEITHER,
        "A property that could be absent or null can be only one of them, or both.",
        "The attribute can be `None`, as before.",
    ),
    Rule(
        "response-type",
        _BREAKING,
        _BOTH,
        "A property of a response has another type.",
        "The attribute has a value of another type.",
    ),
    Rule(
        "response-class",
        _BREAKING,
        _TYPES,
        "A result, or a property of a response, is a record of another class, with other properties.",
        "It is not of the class that the old annotations name.",
    ),
    Rule(
        "response-class-narrowed",
        _SAFE,
        _NEITHER,
        "A result, or a property of a response, is a record of a class that extends the old one.",
        "It is of the old class as well.",
    ),
    Rule(
        "response-type-narrowed",
        _SAFE,
        _NEITHER,
        "A property of a response has fewer types.",
        "Programs that handle all the old types handle the new ones.",
    ),
    Rule(
        "response-format",
        _BREAKING,
        _BOTH,
        "The format of a property of a response changed, and with it the Python type.",
        "The attribute has a value of another type.",
    ),
    Rule(
        "response-spelling",
        _RISKY,
        _NEITHER,
        "The format of a property of a response changed, but not the Python type.",
        "A text in the old spelling can be read as another value, or not at all.",
    ),
    Rule(
        "response-value-added",
        _RISKY,
        _NEITHER,
        "A property of a response has a further value.",
        "Records were read with unknown values before, but a program may not expect this one.",
    ),
    Rule(
        "response-value-removed",
        _SAFE,
        _NEITHER,
        "A property of a response lacks a value.",
        "Comparisons with the value work, and are false. The constructor of a model rejects it.",
    ),
    Rule(
        "response-bound-tightened",
        _RISKY,
        _NEITHER,
        "A bound of a property of a response allows fewer values.",
        "The client does not check it. A model lists other values as deviations; its constructor rejects them.",
    ),
    Rule(
        "response-bound-loosened",
        _SAFE,
        _NEITHER,
        "A bound of a property of a response allows more values.",
        "The client does not check it, and models accept the old values.",
    ),
    Rule(
        "response-default",
        _RISKY,
        _NEITHER,
        "The default of a property of a response changed.",
        "If the property is absent, a model of the models package has another value.",
    ),
    Rule(
        "response-deprecated",
        _SAFE,
        _NEITHER,
        "A property of a response was marked as deprecated, or the mark was removed.",
        "It works as before; only the docstring says so.",
    ),
    Rule(
        "response-phi-added",
        _SAFE,
        _NEITHER,
        "A property of a response was marked as personal data.",
        "Values work as before, but are not printed any more.",
    ),
    Rule(
        "response-phi-removed",
        _RISKY,
        _NEITHER,
        "A property of a response is not marked as personal data any more.",
        "Its values are printed, for example by `repr`.",
    ),
    Rule(
        "result-added",
        _SAFE,
        _NEITHER,
        "An operation without a result returns one.",
        "Programs that ignore the result work as before.",
    ),
    Rule("result-removed", _BREAKING, _BOTH, "An operation does not return anything.", "The method returns `None`."),
    Rule(
        "result-changed",
        _BREAKING,
        _BOTH,
        "An operation returns something of another kind: a record, a file or a URL.",
        "The result has another type.",
    ),
    Rule(
        "success-status-added",
        _SAFE,
        _NEITHER,
        "An operation can succeed with another status.",
        "The others stay.",
    ),
    Rule(
        "success-status-removed",
        _RISKY,
        _NEITHER,
        "An operation does not succeed with a status any more.",
        "A response with the status raises `ResponseValidationError`.",
    ),
    Rule(
        "error-status",
        _SAFE,
        _NEITHER,
        "The errors that a read documents changed.",
        "The exceptions are the same; only the docstring differs.",
    ),
    Rule(
        "rejection-added",
        _RISKY,
        _NEITHER,
        "A write documents another status of errors.",
        "With this status, `maybe_applied` is false: it proves that nothing was done.",
    ),
    Rule(
        "rejection-removed",
        _RISKY,
        _NEITHER,
        "A write does not document a status of errors any more.",
        "With this status, `maybe_applied` is true: it proves nothing.",
    ),
    Rule(
        "error-body",
        _RISKY,
        _NEITHER,
        "The body of an error changed.",
        "`documented`, `detail` and other attributes of errors can have other values.",
    ),
)

_SCHEMAS = (
    Rule("model-added", _SAFE, _NEITHER, "A named schema was added.", "No program uses its class yet."),
    Rule("model-removed", _BREAKING, _BOTH, "A named schema was removed.", "Its class does not exist."),
    Rule("model-renamed", _BREAKING, _BOTH, "The name of a schema changed.", "Its class has another name."),
    Rule(
        "model-base",
        _BREAKING,
        _BOTH,
        "A schema extends another one than before.",
        "Its class is not a subclass of the old one.",
    ),
    Rule(
        "access-changed",
        _SAFE,
        _NEITHER,
        "A property was marked as read-only or write-only, or the mark was removed.",
        "It works as before.",
    ),
)

_ROOT = (
    Rule(
        "client-renamed",
        _BREAKING,
        _BOTH,
        "The name of the client class changed.",
        "The class has another name.",
    ),
    Rule(
        "environment-renamed",
        _BREAKING,
        _RUN,
        "The variables of the environment have another prefix.",
        "A client without arguments does not find its settings.",
    ),
    Rule("time-zone-added", _SAFE, _NEITHER, "A client takes a time zone.", "It is optional."),
    Rule(
        "time-zone-removed",
        _BREAKING,
        _BOTH,
        "A client does not take a time zone any more.",
        "The argument does not exist.",
    ),
    Rule(
        "credential-added",
        _SAFE,
        _NEITHER,
        "A client takes another credential, which not all operations need.",
        "It is optional.",
    ),
    Rule(
        "credential-required",
        _BREAKING,
        _RUN,
        "All operations need another credential.",
        "A client cannot be made without it.",
    ),
    Rule(
        "credential-removed",
        _BREAKING,
        _BOTH,
        "A client does not take a credential any more.",
        "The argument does not exist.",
    ),
    Rule(
        "credential-changed",
        _RISKY,
        _NEITHER,
        "A credential is sent in another way.",
        "Python code stays as it is, but a server may reject the calls.",
    ),
    Rule(
        "server-changed",
        _RISKY,
        _NEITHER,
        "The URL of the API changed.",
        "A client without `base_url` calls another server.",
    ),
    Rule(
        "paging-style",
        _RISKY,
        _NEITHER,
        "A style of paging changed.",
        "Iteration of its lists sends other requests, or finds totals elsewhere.",
    ),
    Rule(
        "error-pointers",
        _RISKY,
        _NEITHER,
        "What errors report is found elsewhere in their bodies.",
        "`detail` and other attributes of errors can have other values.",
    ),
    Rule(
        "rate-limit",
        _RISKY,
        _NEITHER,
        "The rate limit changed.",
        "Calls can take more time, or a server may reject more of them.",
    ),
    Rule(
        "content-type",
        _RISKY,
        _NEITHER,
        "The content type of requests without a body changed.",
        "Python code stays as it is, but a server may reject the calls.",
    ),
    Rule(
        "documentation",
        _SAFE,
        _NEITHER,
        "Descriptions or examples changed.",
        "Only docstrings, READMEs and pages differ.",
    ),
    Rule(
        "not-compared",
        _RISKY,
        _NEITHER,
        "A part of one of the versions cannot be compared.",
        "It is broken, or this tool does not know it; compare it by hand.",
    ),
)

RULES: tuple[Rule, ...] = (
    *_OPERATIONS,
    *_LISTS,
    *_PARAMETERS,
    *_REQUESTS,
    *_RESPONSES,
    *_SCHEMAS,
    *_ROOT,
)
"""All kinds of changes."""

BY_ID = {rule.id: rule for rule in RULES}
"""The same by their names."""
