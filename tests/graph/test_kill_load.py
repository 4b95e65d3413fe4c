"""kill -9 of a loading program, at moments that chance chooses."""

from pathlib import Path

import pytest

from bench.ledger import kill_loader

pytestmark = pytest.mark.slow


def test_a_killed_load_loses_nothing_and_the_next_one_completes_it(tmp_path: Path) -> None:
    assert kill_loader(tmp_path, times=10, claims=1500, seed=3) == []
