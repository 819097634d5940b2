# Generated from specs/coreplus/paths/message.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HiddenFrames
from .._runtime.messages.file_input import FileInput, Progress
from .._runtime.operation.call_options import CallOptions, ExtraQuery, Headers
from .._runtime.operation.definition import MultipartBody, Operation, Part
from .._runtime.values.record_codec import Object
from ..models.message import MessageData, MessageReceipt

_SEND = Operation[MessageReceipt](
    "messages.send", "POST", "/Message/", "unsafe",
    body=MultipartBody(
        {
            "message_data": Part(
                "messageData", Object(lambda: MessageData), media_type="text/plain; charset=utf-8", required=True
            ),
            "files": Part("file", many=True, required=True),
        }
    ),
    returns=Object(lambda: MessageReceipt), errors=(400, 401, 403, 429),
)


class Messages(SyncResource):
    """Messages with files, sent to a practice by an external sender such as a laboratory."""

    with_raw_response = RawView(lambda: MessagesRaw[Messages])

    def send(
        self, *, message_data: MessageData | Mapping[str, Any], files: Sequence[FileInput],
        progress: Progress | None = None, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> MessageReceipt:
        """Send a message with files.

        ``POST /Message/``

        Sends one message with one or more files to the practice. This is a simplified form of secure messaging. The
        calling add-on needs advanced permissions.

        The server matches the people in the message as follows:
        - the client by a valid `Id`, otherwise by name and date of birth;
        - the receiving practitioner, a user of coreplus, by a valid `Id`, otherwise by name;
        - the sending practitioner, a referrer in coreplus, by name and provider number.

        The body has one part `messageData` with JSON text, and one part `file` per file, in the order of
        `MessageContents`.

        Args:
            message_data: The message, sent as JSON text.
            files: The files, one part each, in the order of `MessageContents`.
            progress: Called with the bytes sent so far and the total bytes (``None`` if unknown). Each attempt
                begins at 0.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The response to the message, which appears to echo it.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (vendor page): Vendor's page on messages with its multipart sample.
        """
        with HiddenFrames():
            return self._call(
                _SEND, {"message_data": message_data, "files": files},
                CallOptions(timeout, extra_headers, extra_query, progress=progress),
            )


class AsyncMessages(AsyncResource):
    """Messages with files, sent to a practice by an external sender such as a laboratory."""

    with_raw_response = RawView(lambda: MessagesRaw[AsyncMessages])

    async def send(
        self, *, message_data: MessageData | Mapping[str, Any], files: Sequence[FileInput],
        progress: Progress | None = None, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> MessageReceipt:
        """Send a message with files.

        ``POST /Message/``

        Sends one message with one or more files to the practice. This is a simplified form of secure messaging. The
        calling add-on needs advanced permissions.

        The server matches the people in the message as follows:
        - the client by a valid `Id`, otherwise by name and date of birth;
        - the receiving practitioner, a user of coreplus, by a valid `Id`, otherwise by name;
        - the sending practitioner, a referrer in coreplus, by name and provider number.

        The body has one part `messageData` with JSON text, and one part `file` per file, in the order of
        `MessageContents`.

        Args:
            message_data: The message, sent as JSON text.
            files: The files, one part each, in the order of `MessageContents`.
            progress: Called with the bytes sent so far and the total bytes (``None`` if unknown). Each attempt
                begins at 0.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The response to the message, which appears to echo it.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (vendor page): Vendor's page on messages with its multipart sample.
        """
        with HiddenFrames():
            return await self._call(
                _SEND, {"message_data": message_data, "files": files},
                CallOptions(timeout, extra_headers, extra_query, progress=progress),
            )


class MessagesRaw(RawResource[Resource_co]):
    """Variant of ``Messages`` and ``AsyncMessages`` whose methods return ``RawResponse``."""

    send = RawMethod(Messages.send, AsyncMessages.send)
