"""Switches: what the mock does where the vendors' documentation is silent.

`table` is the only list of them, `positions` keeps their positions, and `questions` lists the open questions that need
none. Nothing here knows HTTP or the rules of a practice.
"""

from practice_mock.switches.positions import PESSIMISTIC, SwitchError, Switches, checked
from practice_mock.switches.table import SWITCHES, Switch

__all__ = ["PESSIMISTIC", "SWITCHES", "Switch", "SwitchError", "Switches", "checked"]
