# Generated. Do not edit: change the source and regenerate.
"""What holds for the whole API: its address, its errors, how its pages follow, its shared parameters."""

from ._runtime.client import Api
from ._runtime.codec import (
    INTEGER,
    STRING,
    Array,
    Integer,
)
from ._runtime.operation import ErrorPointers, Parameter
from ._runtime.pages import LinkPaging

BASE_URL = "https://api.pracsuite.com/v1"

API = Api(
    user_agent="pracsuite-client/0.1.0",
    errors=ErrorPointers(
        code=("/error/code",), detail=("/error/detail",), request_id=("/request_id",), validation=("/error/validation",)
    ),
)
LINKS = LinkPaging(page="page", size="page_size", total="/total_entries", next="/links/next")
APPOINTMENT_ID = Parameter("appointment_id", INTEGER, "path", required=True)
APPOINTMENT_TYPE_ID = Parameter("appointment_type_id", INTEGER, "path", required=True)
BUSINESS_ID = Parameter("business_id", INTEGER, "path", required=True)
CLIENT_ID = Parameter("client_id", INTEGER, "path", required=True, phi=True)
FILTER = Parameter("q[]", Array(STRING), phi=True)
PAGE = Parameter("page", Integer(minimum=1))
PAGE_SIZE = Parameter("page_size", Integer(minimum=1, maximum=100))
PROFESSION_ID = Parameter("profession_id", INTEGER, "path", required=True)
SORT_BY = Parameter("sort_by", Array(STRING), explode=False)
