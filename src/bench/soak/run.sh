#!/usr/bin/env bash
# Finds the most that the service manages of a mix of reads and writes, and goes on at 70 % of it. Fails if a request fails,
# or if heap or resident set grow after it has settled.
#   src/bench/soak/run.sh [MINUTES]
# The service and who asks share this machine, and the store is the embedded one, on a disk.
set -euo pipefail
cd "$(dirname "$0")/../../.."

minutes="${1:-10}"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
[ -f target/uptake.jar ] || ./mvnw -q -B -DskipTests package
work="$(mktemp -d)"
pid=
trap '[ -z "$pid" ] || kill "$pid" 2>/dev/null || true; rm -rf "$work"' EXIT

# Less memory than a container has, so that growth is seen soon, and all of the heap from the beginning, so that what is resident
# beside it is seen, too. All come from one address.
"$java" -Xms384m -Xmx384m -XX:+AlwaysPreTouch -jar target/uptake.jar --server.port=0 --uptake.embedded.path="$work/data" \
  --uptake.quality.rate-limit.responses=1000000000 --uptake.downloads.rate-limit.declarations=1000000000 \
  >"$work/service.log" 2>&1 &
pid=$!
until grep -q 'Started UptakeApplication' "$work/service.log"; do
  kill -0 "$pid" 2>/dev/null || { cat "$work/service.log" >&2; exit 1; }
  sleep 0.2
done
port="$(sed -n 's/.*Tomcat started on port \([0-9]*\).*/\1/p' "$work/service.log")"

echo "$("$java" -version 2>&1 | sed -n 3p); $(nproc) processors"
"$java" -Xmx256m src/bench/soak/Soak.java "http://127.0.0.1:$port" "$pid" "$minutes"
if grep -E ' (ERROR|WARN) ' "$work/service.log"; then
  echo "FAILED: the log has warnings or errors"
  exit 1
fi
