"""Find out the outcome of a write whose response was lost. Few calls need this, so it is imported when one does."""

from typing import TYPE_CHECKING

from ..values.lazy_modules import importer

if TYPE_CHECKING:
    from . import procedure as procedure
else:
    __getattr__ = importer(__name__)
