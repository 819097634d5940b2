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
    """Messages with files, sent into a practice by an outside sender such as a laboratory."""

    with_raw_response = RawView(lambda: MessagesRaw[Messages])

    def send(
        self, *, message_data: MessageData | Mapping[str, Any], files: Sequence[FileInput],
        progress: Progress | None = None, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> MessageReceipt:
        """Send a message with files.

        Sends one message with one or more files into the practice: a simplified form of secure messaging. The
        calling add-on needs advanced permissions.

        How the people in it are recognised:
        - the client by a valid `Id`, or else by the same name and date of birth;
        - the receiving practitioner, a user of coreplus, by a valid `Id`, or else by the same name;
        - the sending practitioner, a referrer in coreplus, by the same name and provider number.

        The body has one part `messageData`, holding JSON text, and one part `file` for each file, in the order of
        `MessageContents`.

        Args:
            message_data: The message, sent as JSON text.
            files: The files, one part each, in the order of `MessageContents`. Evidence (seed): The sample sends one
                part named file. That further files repeat the name is our choice.
            progress: Called with the bytes sent so far, and those in all where that is known; each attempt begins
                from 0.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The message was accepted.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request cannot be read, a parameter or field is missing or has a wrong value,
                or the body names a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, out of date, wrongly signed, or made for another URL,
                method or server.
            PermissionDeniedError: 403: The add-on lacks a right that this call needs.
            RateLimitError: 429: More than 10 requests in a second. Nothing was done; the request may be sent again
                later.
            InternalServerError: 500: The server failed. A write may have been applied or not.

        Evidence (seed): Vendor's message page with its multipart sample.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_SEND, locals())


class AsyncMessages(AsyncResource):
    """Messages with files, sent into a practice by an outside sender such as a laboratory."""

    with_raw_response = RawView(lambda: MessagesRaw[AsyncMessages])

    async def send(
        self, *, message_data: MessageData | Mapping[str, Any], files: Sequence[FileInput],
        progress: Progress | None = None, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> MessageReceipt:
        """Send a message with files.

        Sends one message with one or more files into the practice: a simplified form of secure messaging. The
        calling add-on needs advanced permissions.

        How the people in it are recognised:
        - the client by a valid `Id`, or else by the same name and date of birth;
        - the receiving practitioner, a user of coreplus, by a valid `Id`, or else by the same name;
        - the sending practitioner, a referrer in coreplus, by the same name and provider number.

        The body has one part `messageData`, holding JSON text, and one part `file` for each file, in the order of
        `MessageContents`.

        Args:
            message_data: The message, sent as JSON text.
            files: The files, one part each, in the order of `MessageContents`. Evidence (seed): The sample sends one
                part named file. That further files repeat the name is our choice.
            progress: Called with the bytes sent so far, and those in all where that is known; each attempt begins
                from 0.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The message was accepted.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request cannot be read, a parameter or field is missing or has a wrong value,
                or the body names a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, out of date, wrongly signed, or made for another URL,
                method or server.
            PermissionDeniedError: 403: The add-on lacks a right that this call needs.
            RateLimitError: 429: More than 10 requests in a second. Nothing was done; the request may be sent again
                later.
            InternalServerError: 500: The server failed. A write may have been applied or not.

        Evidence (seed): Vendor's message page with its multipart sample.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_SEND, locals())


class MessagesRaw(RawResource[Resource_co]):
    """The methods of ``Messages`` and ``AsyncMessages``, returning raw answers."""

    send = RawMethod(Messages.send, AsyncMessages.send)
