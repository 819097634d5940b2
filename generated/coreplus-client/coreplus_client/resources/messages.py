# Generated from specs/coreplus/paths/message.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.messages.file_input import FileInput, Progress
from .._runtime.operation.call_options import CallOptions, ExtraQuery, Headers
from .._runtime.operation.definition import DescribedBy, MultipartBody, Operation, Part
from .._runtime.values.record_codec import Object
from ..models.message import MessageData, MessageReceipt

_SEND = Operation[MessageReceipt](
    "messages.send", "POST", "/Message/", "unsafe",
    body=MultipartBody(
        {
            "files": Part(
                "file", many=True, required=True,
                described_by=DescribedBy(
                    "message_data", entries=("MessageContents",), name=("AttachedFileDetails", "Name"),
                    size=("AttachedFileDetails", "Size"),
                    attributes={
                        "MessageContents": "message_contents", "AttachedFileDetails": "attached_file_details",
                        "Name": "name", "Size": "size",
                    },
                ),
            ),
            "message_data": Part(
                "messageData", Object(lambda: MessageData), media_type="text/plain; charset=utf-8", required=True
            ),
        }
    ),
    returns=Object(lambda: MessageReceipt),
    proof=(("/header",), ("/messageContents",), ("/client",), ("/practitionerFrom",), ("/practitionerTo",)),
    errors=(400, 401, 403, 429),
)


class Messages(SyncResource):
    """Messages with files, sent to a practice by an external sender such as a laboratory."""

    with_raw_response = RawView(lambda: MessagesRaw[Messages])

    def send(
        self, *, files: Sequence[FileInput], message_data: MessageData | Mapping[str, Any],
        progress: Progress | None = None, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> MessageReceipt:
        """Send a message with files.

        ``POST /Message/``

        Sends one message with one or more files to the practice. This is a simplified form of secure messaging. The
        calling add-on needs advanced permissions.

        The server matches the people in the message as follows:
        - the client by a valid `id`, otherwise by name and date of birth;
        - the receiving practitioner, a user of coreplus, by a valid `id`, otherwise by name;
        - the sending practitioner, a referrer in coreplus, by name and provider number.

        Args:
            files: The files, one part each, in the order of `message_contents`. What ``message_data`` states about
                their number, names and sizes is filled in if omitted, and must agree otherwise.
            message_data: The message. Pass a record, or a dict with the names of its attributes or of the API.
            progress: Called with the bytes sent so far and the total bytes (``None`` if unknown). Each attempt
                begins at 0.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The response to the message, which appears to echo it.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - What happens if the client or practitioner cannot be matched; the response does not show the result of
          matching.
        - Which client is matched if several have the same name and date of birth, and whether deleted clients are
          matched.
        - Whether a valid `id` is matched although name or date of birth differ.
        - How the parts of several files are named; the sample has one file, named file.
        - Whether the one-letter codes of gender and marital status are accepted as values.
        - The fields of the response, and whether it identifies the stored message.

        Source (vendor page): Vendor's page on messages with its multipart sample.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _SEND, {"files": files, "message_data": message_data},
                CallOptions(timeout, extra_headers, extra_query, progress=progress),
            )


class AsyncMessages(AsyncResource):
    """Messages with files, sent to a practice by an external sender such as a laboratory."""

    with_raw_response = RawView(lambda: MessagesRaw[AsyncMessages])

    async def send(
        self, *, files: Sequence[FileInput], message_data: MessageData | Mapping[str, Any],
        progress: Progress | None = None, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> MessageReceipt:
        """Send a message with files.

        ``POST /Message/``

        Sends one message with one or more files to the practice. This is a simplified form of secure messaging. The
        calling add-on needs advanced permissions.

        The server matches the people in the message as follows:
        - the client by a valid `id`, otherwise by name and date of birth;
        - the receiving practitioner, a user of coreplus, by a valid `id`, otherwise by name;
        - the sending practitioner, a referrer in coreplus, by name and provider number.

        Args:
            files: The files, one part each, in the order of `message_contents`. What ``message_data`` states about
                their number, names and sizes is filled in if omitted, and must agree otherwise.
            message_data: The message. Pass a record, or a dict with the names of its attributes or of the API.
            progress: Called with the bytes sent so far and the total bytes (``None`` if unknown). Each attempt
                begins at 0.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The response to the message, which appears to echo it.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - What happens if the client or practitioner cannot be matched; the response does not show the result of
          matching.
        - Which client is matched if several have the same name and date of birth, and whether deleted clients are
          matched.
        - Whether a valid `id` is matched although name or date of birth differ.
        - How the parts of several files are named; the sample has one file, named file.
        - Whether the one-letter codes of gender and marital status are accepted as values.
        - The fields of the response, and whether it identifies the stored message.

        Source (vendor page): Vendor's page on messages with its multipart sample.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _SEND, {"files": files, "message_data": message_data},
                CallOptions(timeout, extra_headers, extra_query, progress=progress),
            )


class MessagesRaw(RawResource[Resource_co]):
    """Variant of ``Messages`` and ``AsyncMessages`` whose methods return ``RawResponse``."""

    send = RawMethod(Messages.send, AsyncMessages.send)
