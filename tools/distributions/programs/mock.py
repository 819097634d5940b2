"""`mock.py DISTRIBUTION ADDRESS`: send one request to a mock server that an installed package serves."""

from __future__ import annotations

import json
import sys
from importlib import metadata
from urllib.request import ProxyHandler, Request, build_opener

import practice_mock

distribution, address = sys.argv[1:]
assert practice_mock.__version__ == metadata.version(distribution), practice_mock.__version__

keys = practice_mock.DEMO.pracsuite
request = Request(f"{address}/v1/patient/7", headers={"x-api-key": keys.vendor_key, "a-api-key": keys.account_key})
with build_opener(ProxyHandler({})).open(request, timeout=30) as response:
    patient = json.load(response)
assert patient["client_id"] == 7, patient
print("the server has returned a patient")
