"""The web application: `uvicorn storefront.main:app`."""

from fastapi import FastAPI

app = FastAPI(title="Storefront")


@app.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok"}
