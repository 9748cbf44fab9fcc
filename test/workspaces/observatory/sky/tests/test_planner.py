from sky.planner import PROTECTED_FILES


def test_protects_the_sites() -> None:
    assert "config/sites.yaml" in PROTECTED_FILES
