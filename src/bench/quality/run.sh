#!/usr/bin/env bash
# Shows that reading quality figures takes as long over 1 000 000 responses as over 10 000.
# Usage: src/bench/quality/run.sh [FEWER MORE]      (up to 20 minutes, and 6 GB of memory)
# On a MongoDB server instead of the embedded store: UPTAKE_TEST_MONGODB_URI=mongodb://… src/bench/quality/run.sh
set -euo pipefail
cd "$(dirname "$0")/../../.."

./mvnw -q -B compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
class_path="target/classes:$(cat target/bench.classpath)"
mkdir -p target/bench-classes
javac -proc:none -d target/bench-classes -cp "$class_path" $(find src/bench/quality -name '*.java')
exec java -Xmx6g -cp "target/bench-classes:$class_path" eu.uptake.quality.QualityBenchmark "$@"
