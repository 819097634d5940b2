# Generated from specs/coreplus/paths/message.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .._runtime.client.resource import (
    AsyncResource,
    Headers,
    RawMethod,
    RawResource,
    RawView,
    Resource_co,
    SyncResource,
)
from .._runtime.messages.file_input import FileInput, Progress
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
    returns=Object(lambda: MessageReceipt),
)


class Messages(SyncResource):
    """Messages with files, sent to a practice by an external sender such as a laboratory."""

    with_raw_response = RawView(lambda: MessagesRaw[Messages])

    def send(
        self, *, message_data: MessageData | Mapping[str, Any], files: Sequence[FileInput],
        progress: Progress | None = None, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> MessageReceipt:
        """Send a message with files.

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
            files: The files, one part each, in the order of `MessageContents`. Evidence (seed): The sample sends one
                part named file; that further files repeat the name is a choice made here.
            progress: Called with the bytes sent so far, and those in all where that is known; each attempt begins
                from 0.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The response to the message, which appears to echo it.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            PermissionDeniedError: 403: The add-on lacks a permission that this call requires.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (seed): Vendor's page on messages with its multipart sample.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_SEND, locals())


class AsyncMessages(AsyncResource):
    """Messages with files, sent to a practice by an external sender such as a laboratory."""

    with_raw_response = RawView(lambda: MessagesRaw[AsyncMessages])

    async def send(
        self, *, message_data: MessageData | Mapping[str, Any], files: Sequence[FileInput],
        progress: Progress | None = None, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> MessageReceipt:
        """Send a message with files.

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
            files: The files, one part each, in the order of `MessageContents`. Evidence (seed): The sample sends one
                part named file; that further files repeat the name is a choice made here.
            progress: Called with the bytes sent so far, and those in all where that is known; each attempt begins
                from 0.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The response to the message, which appears to echo it.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            PermissionDeniedError: 403: The add-on lacks a permission that this call requires.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (seed): Vendor's page on messages with its multipart sample.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_SEND, locals())


class MessagesRaw(RawResource[Resource_co]):
    """The methods of ``Messages`` and ``AsyncMessages``, returning raw answers."""

    send = RawMethod(Messages.send, AsyncMessages.send)
