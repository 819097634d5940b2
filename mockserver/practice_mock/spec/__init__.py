"""An OpenAPI document, compiled once into routes, readers and checks."""

from practice_mock.spec.document import Operation, Spec, SpecError, compile_spec
from practice_mock.spec.routing import Match

__all__ = ["Match", "Operation", "Spec", "SpecError", "compile_spec"]
