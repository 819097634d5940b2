"""The first segments of the paths that the mock serves."""

PRACSUITE_PATH = "/v1"
COREPLUS_PATH = "/API/Core/v2.1"
CONTROL_PATH = "/_mock"
