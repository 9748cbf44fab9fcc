#!/bin/sh
set -e
docker compose run --rm api python -m ferry.migrate
