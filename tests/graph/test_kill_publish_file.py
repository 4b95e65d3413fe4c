"""kill -9 of a publication to a graph file, at moments that chance chooses, while others read."""

from pathlib import Path

import pytest

from bench.publish_file import kill_publisher

pytestmark = pytest.mark.slow


def test_a_killed_publication_leaves_the_old_version_and_the_next_run_completes(tmp_path: Path) -> None:
    assert kill_publisher(tmp_path, times=8, claims=2000, seed=5) == []
