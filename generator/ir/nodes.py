"""The nodes that the client templates render: plain values that name everything as the generated code does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from attrs import field, frozen

from ..source_text.typed import Code, DocText, Identifier
from .command_nodes import Command
from .example_nodes import Example
from .pipeline_nodes import PipelineNode
from .security_nodes import Security

_UNSET = Identifier("UNSET")
_CALL = Identifier("call")


@frozen
class Field:
    """An attribute of a record."""

    name: Identifier
    annotation: Code
    codec: Code
    wire_name: str
    required: bool
    phi: bool
    doc: DocText


@frozen
class Model:
    """A record.

    Attributes:
        schema: The name of its schema.
        base: The class that it derives from.
        fields: Its own attributes: without those of ``base`` that are the same.
        ordered: The attributes of the start and the end of a period, if it has one.
    """

    name: Identifier
    schema: str
    base: Identifier
    doc: DocText
    fields: tuple[Field, ...]
    closed: bool
    one_of: tuple[tuple[str, ...], ...]
    exclusive: tuple[tuple[str, ...], ...]
    ordered: tuple[tuple[str, str], ...]


@frozen
class Enum:
    """The values that a document lists, as a type alias."""

    name: Identifier
    values: tuple[Any, ...]
    doc: DocText

    @property
    def has_fractions(self) -> bool:
        """Whether there are values that no ``Literal`` can list."""
        return any(isinstance(value, float) for value in self.values)


@frozen
class Module:
    """A module of records and aliases: one for each file of schemas."""

    name: Identifier
    source: DocText
    enums: tuple[Enum, ...]
    models: tuple[Model, ...]


@frozen
class Argument:
    """An argument of a method.

    Attributes:
        role: ``parameter`` of the API, ``option`` of the call, ``walk`` of a list, or ``file`` to send or save.
    """

    keyword: Identifier
    annotation: Code
    required: bool
    default: Code = _UNSET
    role: Literal["parameter", "option", "walk", "file"] = "parameter"


@frozen
class Parameter:
    """A parameter of the path, the query or the headers."""

    name: str
    codec: Code
    location: str
    required: bool
    explode: bool


@frozen
class ParameterUse:
    """A parameter of an operation.

    Attributes:
        keyword: The argument of the method.
        parameter: The parameter, if it is declared here.
        constant: The name of the shared parameter, if it is declared elsewhere.
    """

    keyword: Identifier
    parameter: Parameter | None
    constant: Identifier | None


@frozen
class JsonBody:
    """A JSON body.

    Attributes:
        class_name: The class of the record.
        fixed: The keywords and values of a body that is always the same.
        required: Whether every request has the body.
    """

    class_name: Identifier
    fixed: tuple[tuple[str, Any], ...] | None = None
    required: bool = True


@frozen
class DescribedBy:
    """The properties of a JSON part that repeat facts of files: see the class of the same name in the runtime."""

    part: str
    entries: tuple[str, ...] | None
    name: tuple[str, ...] | None
    size: tuple[str, ...] | None
    size_as_text: bool
    attributes: tuple[tuple[str, str], ...]


@frozen
class Part:
    """A part of a multipart form.

    Attributes:
        keyword: The argument of the method.
        name: The name of the part in the form.
        codec: The codec of a value; ``None`` for a file.
        many: Whether the argument is a list of files.
    """

    keyword: Identifier
    name: str
    codec: Code | None
    many: bool
    media_type: str | None
    required: bool
    described_by: DescribedBy | None = None


@frozen
class MultipartBody:
    """A multipart form."""

    parts: tuple[Part, ...]


@frozen
class Paging:
    """A style of paging that lists share.

    Attributes:
        constant: The name of its constant.
        settings: The arguments that make it.
    """

    constant: Identifier
    settings: tuple[tuple[Identifier, Any], ...]


@frozen
class Query:
    """The filters and orders of a list, as a constant of a resource.

    Attributes:
        constant: Its name.
        filters: The fields of filters, with their formats.
        order: The alias of the fields to sort by.
    """

    constant: Identifier
    filters: tuple[tuple[str, str], ...]
    order: Identifier | None


@frozen
class QueryUse:
    """The constant that an operation uses, without the filters that the operation does not take."""

    constant: Identifier
    without: tuple[str, ...]


@frozen
class Condition:
    """A condition on a record: a field has the value of an argument, or a fixed value.

    Attributes:
        field: The JSON pointer of the field.
        source: The pointer of the argument; ``None`` for a fixed value.
        codec: The codec that both are compared with.
        value: The fixed value; with a ``source``, the default if the argument is not given.
        former: The pointer of the argument with the former name, if there is one.
        others: For a fixed value, the documented values of other states.
        among: The values of which the field has one, instead of a fixed value.
        length: For an interval that overlaps the one sent: the condition that compares the lengths.
    """

    field: str
    source: str | None = None
    codec: Code | None = None
    value: Any = None
    former: str | None = None
    others: tuple[Any, ...] = ()
    among: tuple[Any, ...] = ()
    length: Condition | None = None


@frozen
class Source:
    """The source of the value of an argument or filter.

    Attributes:
        name: The argument or the field of the filter.
        pointer: The pointer of the value; ``None`` for a fixed value.
        codec: The codec of a time, of which the date is taken; ``None`` to take the value itself.
        shift: The days to add to the date.
        zone: The pointer of the name of the date's time zone; ``None`` for the UTC offset of the time.
        value: The fixed value.
        since: For a filter by the time since the call began: the days before that; otherwise ``None``.
        until: For a filter by the time between two days: the source of the second; otherwise ``None``.
    """

    name: str
    pointer: str | None = None
    codec: Code | None = None
    shift: int = 0
    zone: str | None = None
    value: Any = None
    since: int | None = None
    until: Source | None = None


@frozen
class Read:
    """A call that reads records in order to reconcile another call.

    Attributes:
        record: The pointer of the record in the response.
        removed: Whether the records of a list were removed.
    """

    resource: str
    method: str
    arguments: tuple[Source, ...]
    filters: tuple[Source, ...]
    key: tuple[Condition, ...]
    record: str | None
    removed: bool


@frozen
class Reconcile:
    """The steps to find out the outcome of a call.

    Attributes:
        key: The conditions that identify the record.
        get: The call that reads one record.
        lists: The calls that list the records among which it is.
        first: The call that reads a record which the others need.
        states: The conditions of each state of the record: ``subject``, ``made`` and ``before``.
        rejection: The conditions of a record that causes a rejection, and those of them that ``get`` shows.
        settings: Other settings with their values: ``created``, ``modified`` and ``anonymous``.
        resend: Whether the call may be sent again when it is proven absent.
        needs: The optional arguments without which the record cannot be found.
        schemes: The security schemes of its calls, where they are not those of the operation.
    """

    key: tuple[Condition, ...]
    get: Read
    lists: tuple[Read, ...]
    first: Read | None
    states: tuple[tuple[Identifier, tuple[Condition, ...]], ...]
    rejection: tuple[tuple[Condition, ...], tuple[Condition, ...]] | None
    settings: tuple[tuple[Identifier, Any], ...]
    resend: bool
    needs: tuple[str, ...]
    schemes: tuple[tuple[str, ...], ...]


@frozen
class Upload:
    """An upload by a form that an operation returns.

    Attributes:
        name: The name of the method, with its resource.
        operation: The constant of the operation that returns the form.
        settings: The further arguments that make it.
    """

    name: str
    operation: Identifier
    settings: tuple[tuple[Identifier, Any], ...]


@frozen
class Operation:
    """An operation, and the method that calls it.

    Attributes:
        constant: The name of its ``Operation`` in the module.
        path_arguments: The arguments that come first, by position.
        keywords: All others.
        item: For a list, the class of its records, otherwise ``None``.
        items: For a list, the attribute of the response that holds them.
        totals: For a list with a single page, where a response may state a total.
        key: For a list, the properties that identify a record; empty if none are known.
        redirects: The statuses of a success that is a redirect.
        statuses: The statuses of any other success.
        identity: The path parameters that the returned record repeats, as pairs of a keyword and a JSON pointer.
        proof: Sets of JSON pointers, of which one is complete in every success.
        plain: Those of the pointers whose value is no ID.
        repeated: The conditions that a success repeats what was sent, as far as it shows it.
        alternatives: Sets of pointers to what was sent. Values of a set that is not needed are not compared.
        contradictions: The conditions of which a success fulfils none.
        conflicts: The statuses with which a body can report a rejected booking.
        ordered: The keywords of the start and the end of a period, if the parameters have one.
        accept: The media type of a response that is a file, otherwise ``None``.
        content_type: The content type of its requests if they have none of a body, otherwise ``None``.
        errors: The 4xx statuses that the document lists; empty for a read.
        call: The method of the base class that it calls: ``call``, ``list``, ``upload`` or ``download``.
        upload: What the constant is, if the method uploads a file.
        declares: Whether the method has a constant of its own.
        command: The command that calls the method.
    """

    name: str
    constant: Identifier
    method_name: Identifier
    method: str
    path: str
    safety: str
    parameters: tuple[ParameterUse, ...]
    body: JsonBody | MultipartBody | None
    path_arguments: tuple[Argument, ...]
    keywords: tuple[Argument, ...]
    returns: Code
    codec: Code | None
    item: Code | None
    items: str | None
    paging: Identifier | None
    totals: tuple[str, ...]
    key: tuple[str, ...]
    redirects: tuple[int, ...]
    statuses: tuple[int, ...]
    identity: tuple[tuple[str, str], ...]
    proof: tuple[tuple[str, ...], ...]
    plain: tuple[str, ...]
    repeated: tuple[Condition, ...]
    alternatives: tuple[tuple[str, ...], ...]
    contradictions: tuple[Condition, ...]
    conflicts: tuple[int, ...]
    ordered: tuple[str, ...]
    query: QueryUse | None
    reconcile: Reconcile | None
    doc: DocText
    accept: str | None = None
    content_type: str | None = None
    errors: tuple[int, ...] = ()
    security: tuple[str, ...] | None = None
    call: Identifier = _CALL
    upload: Upload | None = None
    declares: bool = True
    command: Command | None = None

    @property
    def json_body(self) -> bool:
        """Whether the method sends a JSON body to which a caller may add."""
        return isinstance(self.body, JsonBody) and self.upload is None

    def arguments(self, role: str) -> list[Argument]:
        """Return the arguments that have a role, in the order of the signature."""
        return [argument for argument in (*self.path_arguments, *self.keywords) if argument.role == role]


@frozen
class Resource:
    """A resource: a module with a synchronous class, an asynchronous one, and their variant with raw responses.

    Attributes:
        orders: The types of the fields that its lists can be sorted by, by their name in the module.
        queries: What its lists can be filtered and sorted by.
    """

    name: Identifier
    source: DocText
    class_name: Identifier
    doc: DocText
    orders: tuple[tuple[Identifier, tuple[str, ...]], ...]
    queries: tuple[Query, ...]
    operations: tuple[Operation, ...]


@frozen
class Credential:
    """A credential that the client asks for.

    Attributes:
        optional: Whether only some operations need it.
    """

    argument: Identifier
    variable: Identifier
    optional: bool
    doc: DocText


@frozen
class RateLimit:
    """The requests that an API allows in a number of seconds."""

    requests: int
    seconds: float


@frozen
class Reasons:
    """How an error body lists the reasons of a rejection.

    Attributes:
        pointer: The JSON pointer of the list.
        severity: The JSON pointer of the severity in a reason.
        failures: The severities of a rejection.
        known: The properties that a reason may have.
    """

    pointer: str
    severity: str
    failures: tuple[int, ...]
    known: tuple[str, ...]


@frozen
class Client:
    """A whole client package.

    Attributes:
        about: What the document states about its packages: how it was written, and how they were tested.
        classifiers: The classifiers of its packages in addition to those of every package.
        keywords: The keywords of its packages in addition to those of every package.
        environment: What the names of all environment variables begin with: of credentials, addresses and time zone.
        other_urls: Further URLs of the API, such as that of a sandbox.
        filters: The fields that lists can be filtered by: the attribute, the field, and the Python types of its values.
        errors: The facts of an error, with the pointers at which a body may hold them.
        required_in_errors: For each 4xx status, what its error bodies require: JSON pointers and JSON types.
        known_in_errors: The properties of error bodies, if the body rather than the status shows a rejection.
        reasons: How an error body lists the reasons of a rejection, if it does.
        parameters: The parameters that operations share, by constant.
        schemas: The named schemas of the document.
        example: The call that the README shows.
        pipeline: The tables of its lists; ``None`` if it has no lists.
    """

    api: str
    package: Identifier
    distribution: Code
    version: str
    class_name: Identifier
    title: str
    doc: DocText
    about: DocText
    classifiers: tuple[DocText, ...]
    keywords: tuple[DocText, ...]
    base_url: str
    other_urls: tuple[str, ...]
    time_zone: bool
    environment: Identifier
    credentials: tuple[Credential, ...]
    filters: tuple[tuple[Identifier, str, Code], ...]
    security: Security
    rate_limit: RateLimit | None
    errors: tuple[tuple[Identifier, tuple[str, ...]], ...]
    required_in_errors: tuple[tuple[int, tuple[tuple[str, str], ...]], ...]
    known_in_errors: tuple[str, ...]
    reasons: Reasons | None
    parameters: tuple[tuple[Identifier, Parameter], ...]
    pagings: tuple[Paging, ...]
    modules: tuple[Module, ...]
    resources: tuple[Resource, ...]
    schemas: Mapping[str, Any] = field(repr=False)
    example: Example
    pipeline: PipelineNode | None = None
