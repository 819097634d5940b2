# Generated. Do not edit: change the source and regenerate.
"""What holds for the whole API: its address, its errors, how its pages follow, its shared parameters."""

from ._runtime.client import Api
from ._runtime.operation import ErrorPointers
from ._runtime.pages import NumberPaging

BASE_URL = "https://api.coreplus.com.au/API/Core/v2.1"

API = Api(
    user_agent="coreplus-client/0.1.0",
    errors=ErrorPointers(conflict=("/result",), detail=("/result/0/reason", "/message")),
)
PAGE_NUMBER = NumberPaging(
    page="pageNumber",
    size="pageSize",
    total="/paging/totalRows",
    number="/paging/pageNumber",
    length="/paging/pageSize",
)
