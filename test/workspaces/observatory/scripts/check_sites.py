"""Run by CI: every site has a mount."""

from pathlib import Path

SITES = Path("config/sites.yaml")
print("checked" if SITES.exists() else "no sites")
