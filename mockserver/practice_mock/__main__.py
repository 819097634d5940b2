"""Run `practice-mock` as `python -m practice_mock`."""

import sys

from practice_mock.cli import main

sys.exit(main())
