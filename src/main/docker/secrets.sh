#!/usr/bin/env bash
# Makes the secrets that docker-compose.yml names. What is there stays.
set -euo pipefail
umask 077
cd "$(dirname "$0")"
mkdir -p secrets
cd secrets

# random FILE BYTES: letters and digits, so that they fit into a URI.
random() {
  [ -s "$1" ] || head -c "$2" /dev/urandom | base64 -w0 | tr -d '+/=\n' >"$1"
}
random mongodb-key 500
random mongodb-admin-password 32
random mongodb-uptake-password 32
random grafana-password 24
# Put an operator's API token here; until then Prometheus is refused.
[ -e prometheus-token ] || echo none >prometheus-token
[ -s spring.mongodb.uri ] || printf '%s' \
  "mongodb://uptake:$(cat mongodb-uptake-password)@mongodb-1,mongodb-2,mongodb-3/uptake?replicaSet=rs0&authSource=admin&w=majority" \
  >spring.mongodb.uri
# The containers' users aren't this one, so files are open to all; the folder keeps others on this machine out.
chmod 644 ./*
chmod 700 .
