"""Records of the user's own: read from a folder or from JSON, checked, and loaded all or none."""

from practice_mock.loading.errors import DataError
from practice_mock.loading.kinds import Kind, Kinds
from practice_mock.loading.load import load
from practice_mock.loading.source import Data, as_json, from_json, read_data, read_folder

__all__ = ["Data", "DataError", "Kind", "Kinds", "as_json", "from_json", "load", "read_data", "read_folder"]
