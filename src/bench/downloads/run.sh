#!/usr/bin/env bash
# Measures import-logs against GoAccess, grep and zcat on a generated log, all in one run, as ratios.
#   src/bench/downloads/run.sh [LINES] [ROUNDS]
# Needs goaccess and GNU time, and for 5 000 000 lines 6 GB in TMPDIR. COUNTER_ROBOTS names an operator's robots list.
set -euo pipefail
cd "$(dirname "$0")/../../.."
lines=${1:-5000000}
rounds=${2:-3}
work=$(mktemp -d "${TMPDIR:-/tmp}/import-logs.XXXXXX")
trap 'rm -rf "$work"' EXIT

[ -f target/uptake.jar ] || ./mvnw -q -DskipTests package
./mvnw -q dependency:build-classpath -Dmdep.outputFile=target/bench.txt -Dmdep.includeScope=runtime
classpath=target/bench:target/classes:$(cat target/bench.txt)
javac -proc:none -d target/bench -cp "$classpath" src/bench/downloads/java/*.java

robots=${COUNTER_ROBOTS:-src/main/resources/eu/uptake/download/robots.json}
java -cp "$classpath" eu.uptake.download.LogGenerator catalogue > "$work/catalogue.csv"
run=(java -jar target/uptake.jar import-logs --dry-run --format json --catalogue "$work/catalogue.csv" --robots "$robots")
log=$work/access.log

# measure NAME COMMAND…: appends "wall cpu kilobytes" to the name's file
measure() {
	local name=$1
	shift
	LC_ALL=C /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$@" > "$work/out" 2> "$work/err"
	awk '{ print $1, $2 + $3, $4 }' "$work/time" >> "$work/$name"
}

# median NAME COLUMN
median() {
	awk -v column="$2" '{ print $column }' "$work/$1" | sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'
}

ratio() {
	awk -v a="$1" -v b="$2" 'BEGIN { printf "%.3f", a / b }'
}

generate() {
	java -cp "$classpath" eu.uptake.download.LogGenerator "$log" "$1"
}

generate "$lines"
gzip -k "$log"
for ((round = 0; round < rounds; round++)); do
	measure plain "${run[@]}" "$log"
	measure grep grep -c '.zip' "$log"
	measure gzip "${run[@]}" "$log.gz"
	measure zcat zcat "$log.gz"
done
measure goaccess goaccess --log-format=COMBINED --ignore-crawlers -o "$work/goaccess.json" "$log"
generate "$((lines * 10 / 25))"
measure small "${run[@]}" "$log"
generate "$((lines * 4))"
measure large "${run[@]}" "$log"

echo "CPU s: import-logs $(median plain 2), of gzip $(median gzip 2), grep $(median grep 2), goaccess $(median goaccess 2)"
echo "CPU against GoAccess: $(ratio "$(median plain 2)" "$(median goaccess 2)") (at most 0.05)"
echo "CPU against grep: $(ratio "$(median plain 2)" "$(median grep 2)") (at most 6)"
echo "wall time of gzip against zcat: $(ratio "$(median gzip 1)" "$(median zcat 1)") (at most 0.6)"
echo "peak memory, MB: $(($(median plain 3) / 1024)); of $((lines * 10 / 25)) lines $(($(median small 3) / 1024))," \
	"of ten times as many $(($(median large 3) / 1024)) (at most 256, and the same)"
java -cp "$classpath" eu.uptake.download.RobotsBench "$log" "$robots"
