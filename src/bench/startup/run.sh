#!/usr/bin/env bash
# How long the service takes from its launch until it is ready, as the plain jar and as the image runs it: extracted, with
# JDK 25's AOT cache. Runs alternate, so that both meet the same machine; each starts on a store that has been seeded, as all
# starts but the first do. Prints the medians and their ratio. RUNS=5 by default; JAVA_HOME names a JDK 25; PORT=18150.
set -euo pipefail
cd "$(dirname "$0")/../../.."

java="${JAVA_HOME:?a JDK 25}/bin/java"
runs="${RUNS:-5}"
port="${PORT:-18150}"
[ -f target/uptake.jar ] || ./mvnw -q -B -DskipTests package
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# As in the Dockerfile.
"$java" -Djarmode=tools -jar target/uptake.jar extract --destination "$work/app" >/dev/null
(cd "$work/app" && "$java" -XX:AOTCacheOutput=uptake.aot -Dspring.context.exit=onRefresh -jar uptake.jar \
    --uptake.embedded.path=memory --server.port=0 >"$work/training.log" 2>&1)
[ -s "$work/app/uptake.aot" ] || { cat "$work/training.log"; exit 1; }
"$java" -Dspring.context.exit=onRefresh -jar target/uptake.jar --uptake.embedded.path="$work/data" --server.port=0 \
  >"$work/seeding.log" 2>&1

# Milliseconds until readiness is UP.
measure() {
  local begun ended pid
  begun="$(date +%s%N)"
  "$@" --uptake.embedded.path="$work/data" --server.port="$port" >"$work/run.log" 2>&1 &
  pid=$!
  until curl -sf -o /dev/null "http://127.0.0.1:$port/actuator/health/readiness"; do
    kill -0 "$pid" 2>/dev/null || { cat "$work/run.log" >&2; exit 1; }
    sleep 0.02
  done
  ended="$(date +%s%N)"
  kill "$pid"
  wait "$pid" || true
  echo $(((ended - begun) / 1000000))
}

median() {
  sort -n | awk '{ a[NR] = $1 } END { print (NR % 2) ? a[(NR + 1) / 2] : int((a[NR / 2] + a[NR / 2 + 1]) / 2) }'
}

: >"$work/plain"
: >"$work/cached"
for i in $(seq "$runs"); do
  measure "$java" -jar target/uptake.jar >>"$work/plain"
  (cd "$work/app" && measure "$java" -XX:AOTCache=uptake.aot -jar uptake.jar) >>"$work/cached"
  echo "run $i: plain jar $(tail -1 "$work/plain") ms, image $(tail -1 "$work/cached") ms"
done
plain="$(median <"$work/plain")"
cached="$(median <"$work/cached")"
echo "median of $runs: plain jar $plain ms, image $cached ms, $((100 * cached / plain)) % of it"
echo "AOT cache: $(($(stat -c %s "$work/app/uptake.aot") / 1000000)) MB; $("$java" -version 2>&1 | sed -n 3p); $(nproc) processors"
