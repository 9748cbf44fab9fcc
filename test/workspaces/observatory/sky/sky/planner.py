import os

from fastapi import FastAPI

from sky import __version__

# What no plan may change.
PROTECTED_FILES = [
    "config/sites.yaml",
    "config/mounts.json",
    "proxy/nginx.conf",
    "scripts/plan_night.py",
]

app = FastAPI(title="Observatory", version=__version__)


@app.get("/dome")
def dome(key: str) -> dict[str, bool]:
    return {"open": os.environ.get("SKY_ENV") != "production" or key == os.environ["SKY_API_KEY"]}
