#!/usr/bin/env bash
# Measures the service against Apollo Server and against the bare driver, on one store, in interleaved rounds; checks that all
# answer the same; prints the medians and, line by line, whether they are as they must be. Needs Node 20 or newer, npm and wrk.
# The floor is the bare driver with the aggregations that give the figures, as Apollo's resolvers send them: no bound, since the
# service reads records by key and adds them up itself; "reads" is the bare driver with what the service reads.
#   src/bench/graphql/run.sh
# ROUNDS=5, WINDOW=10 and WARM_UP=20 (seconds) are the real measurement, which takes some 40 minutes; ROUNDS=2 WINDOW=3 WARM_UP=5
# is a look, of which what is missed says nothing. PARTS=warm,cold,growth and
# QUERIES=dashboard,indicators,quality-by-module,typename,uptake-by-country choose; READS=0 leaves the "reads" out, five minutes less.
# "no cache" and "cache" are the service without and with kept answers, "x 10" is without, on a store with ten times the records: ten
# times the responses in as many statistics, and returns and logs of other years. CPU is a request's, in microseconds.
# UPTAKE_BENCH_MONGODB_URI measures on a MongoDB in place of the embedded store, which is a process of its own; databases
# uptake-bench-… are made there. SERVICE_FLAGS are the flags of the service's JVM. On two processors the store, the server and
# wrk share them, alike for all that are compared.
set -euo pipefail
cd "$(dirname "$0")/../../.."

java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
export BENCH_MONGODB_URI="${UPTAKE_BENCH_MONGODB_URI:-}" JAVA="$java" BENCH_JAR="$PWD/target/uptake.jar"
export JAVA_NAME="$("$java" -version 2>&1 | sed -n 2p)"
export SERVICE_FLAGS="${SERVICE_FLAGS--XX:+UseSerialGC -Xmx128m}"

[ -f target/uptake.jar ] || ./mvnw -q -B -DskipTests package
[ target/bench-graphql.classpath -nt pom.xml ] || ./mvnw -q -B dependency:build-classpath -Dmdep.includeScope=runtime \
  -Dmdep.outputFile=target/bench-graphql.classpath
export BENCH_WORK="$PWD/target/bench-graphql"
mkdir -p "$BENCH_WORK/classes"
export BENCH_CLASSPATH="$BENCH_WORK/classes:target/classes:$(cat target/bench-graphql.classpath)"
javac -proc:none -d "$BENCH_WORK/classes" -cp "$BENCH_CLASSPATH" src/bench/store/*.java $(find src/bench/graphql/java -name '*.java')
cp src/bench/graphql/package*.json "$BENCH_WORK"
rm -rf "$BENCH_WORK/apollo"
cp -r src/bench/graphql/apollo "$BENCH_WORK/apollo"
[ -d "$BENCH_WORK/node_modules" ] || npm ci --prefix "$BENCH_WORK" --no-audit --no-fund --ignore-scripts --silent
exec node src/bench/graphql/bench.js
