"""The call that shows the credentials of the demo practices."""

from __future__ import annotations

from dataclasses import asdict, replace

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from practice_mock.credentials import DEMO, LIMITED, OTHER, CoreplusCredentials, PracSuiteCredentials, in_namespace
from practice_mock.state.namespaces import DEFAULT


class CredentialsPlane:
    """Shows the credentials of a namespace, which select it also where neither the URL nor a header names it."""

    def __init__(self, namespace: str) -> None:
        self._namespace = namespace

    async def read(self, request: Request) -> Response:
        """Return the credentials of each practice, and those of a coreplus consumer with fewer rights."""
        shown = {
            "pracsuite": [asdict(self._pracsuite(one.pracsuite)) for one in (DEMO, OTHER)],
            "coreplus": [asdict(self._coreplus(one.coreplus)) for one in (DEMO, OTHER)],
            "coreplus_limited": asdict(self._coreplus(LIMITED)),
        }
        return JSONResponse(shown, headers={"cache-control": "no-store"})

    def _pracsuite(self, one: PracSuiteCredentials) -> PracSuiteCredentials:
        return replace(one, account_key=self._key(one.account_key))

    def _coreplus(self, one: CoreplusCredentials) -> CoreplusCredentials:
        return replace(one, access_token=self._key(one.access_token))

    def _key(self, key: str) -> str:
        return key if self._namespace == DEFAULT else in_namespace(key, self._namespace)
