import json
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOUNTS = ROOT / "config" / "mounts.json"

print(f"{len(json.loads(MOUNTS.read_text()))} mounts tonight")
