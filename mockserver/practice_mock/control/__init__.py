"""The control plane: what a test or a person does to the mock itself."""

from practice_mock.control.routes import control_app

__all__ = ["control_app"]
