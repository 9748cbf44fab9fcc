#!/usr/bin/env bash
set -eu
docker compose exec database pg_isready
python scripts/plan_night.py
