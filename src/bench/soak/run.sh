#!/usr/bin/env bash
# Finds the most that the service manages of a mix of reads and writes, and goes on at 70 % of it. Fails if a request fails,
# or if heap or resident set grow after it has settled.
#   src/bench/soak/run.sh [MINUTES]
# The service, who asks and the store share this machine. The store is the embedded one in a process of its own, in memory, as
# MongoDB would be a process of its own: what grows in the service isn't its records.
set -euo pipefail
cd "$(dirname "$0")/../../.."

minutes="${1:-10}"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
[ -f target/uptake.jar ] || ./mvnw -q -B -DskipTests package
[ target/bench-soak.classpath -nt pom.xml ] || ./mvnw -q -B dependency:build-classpath -Dmdep.includeScope=runtime \
  -Dmdep.outputFile=target/bench-soak.classpath
classpath="target/bench-soak:target/classes:$(cat target/bench-soak.classpath)"
javac -proc:none -d target/bench-soak -cp "$classpath" src/bench/store/*.java
work="$(mktemp -d)"
pid=
trap '[ -z "$pid" ] || kill "$pid" 2>/dev/null || true; rm -rf "$work"' EXIT

# It ends when this does: nobody holds its input open then.
mkfifo "$work/open"
"$java" -Xmx2g -cp "$classpath" eu.uptake.embedded.StoreProcess <"$work/open" >"$work/store" 2>"$work/store.log" &
exec 3>"$work/open"
until grep -qs '^mongodb://' "$work/store"; do
  sleep 0.2
done

# Less memory than a container has, so that growth is seen soon, and all of the heap from the beginning, so that what is resident
# beside it is seen, too. All come from one address.
export UPTAKE_ADMIN_PASSWORD="$(od -An -N16 -tx1 /dev/urandom | tr -d ' ')"
"$java" -Xms384m -Xmx384m -XX:+AlwaysPreTouch -jar target/uptake.jar --server.port=0 --server.address=127.0.0.1 \
  --spring.mongodb.uri="$(grep '^mongodb://' "$work/store")" --uptake.http.rate-limit.per-address=1000000000 \
  --uptake.http.rate-limit.per-account=1000000000 --uptake.quality.rate-limit.responses=1000000000 \
  --uptake.downloads.rate-limit.declarations=1000000000 >"$work/service.log" 2>&1 3>&- &
pid=$!
until grep -qs 'Started UptakeApplication' "$work/service.log"; do
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
