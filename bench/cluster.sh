#!/bin/bash
# What a sweep on a cluster costs on this machine; docs/scale.md has the tables.
#   bench/cluster.sh headline [PAIRS]   10,000 draws on three workers, undisturbed and with one killed and one late
#   bench/cluster.sh throughput         the same in process and on one, two and three workers
#   bench/cluster.sh overhead [UNITS]   the price of a unit: units of one draw of a small world
#   bench/cluster.sh memory             a worker's memory over 100,000 draws of a small world
# Needs redis-server. PORT names its port (7300), OUT a folder for what is built and written.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
out=${OUT:-$(mktemp -d)}
port=${PORT:-7300}
cluster=redis://127.0.0.1:$port
draws=${DRAWS:-10000}
pids=()

cleanup() { kill -9 "${pids[@]}" $(jobs -p) 2>/dev/null || true; }
trap cleanup EXIT
trap 'exit 1' TERM INT

build() {
  [ -f "$out/bin/Realign.Cli.dll" ] || dotnet publish "$here/src/Realign.Cli" -c Release -o "$out/bin" -v q > "$out/build.log"
  redis-server --port "$port" --bind 127.0.0.1 --save "" --appendonly no --dir "$out" > "$out/redis.log" &
  pids+=($!)
}

realign() { (cd "$here" && exec dotnet "$out/bin/Realign.Cli.dll" "$@"); }

# worker [CLUSTER]: starts one of a thread and waits until it has joined; its process is $worker.
joined=0
worker() {
  joined=$((joined + 1))
  local log=$out/worker-$joined.log
  (cd "$here" && exec dotnet "$out/bin/Realign.Cli.dll" worker --cluster "${1:-$cluster}" --threads 1) 2> "$log" &
  worker=$!
  pids+=("$worker")
  until grep -qs "has joined" "$log"; do kill -0 "$worker"; sleep 0.05; done
}

leave() { kill -TERM "$@" 2>/dev/null || true; for pid in "$@"; do wait "$pid" 2>/dev/null || true; done; }

done_units() { if [ -f "$1/journal.jsonl" ]; then wc -l < "$1/journal.jsonl"; else echo 0; fi; }

# sweep NAME ARGS...: runs it; its seconds are $seconds.
sweep() {
  local start=$EPOCHREALTIME name=$1
  shift
  rm -rf "${out:?}/$name"
  realign sweep "$out/sweep.yaml" --out "$out/$name" "$@" > "$out/$name.log" 2>&1
  seconds=$(echo "$EPOCHREALTIME - $start" | bc)
}

load() { cut -d ' ' -f 1 /proc/loadavg; }

shipped() {
  echo "name: bench
scenarios: [$here/cases/colombia-belt-and-road/boycott.yaml]
draws: $draws
batch: ${BATCH:-50}
measures: [welfare, gdp, goods-balance]
keep: draws" > "$out/sweep.yaml"
}

# small DRAWS BATCH: a world of few economies and sectors.
small() {
  mkdir -p "$out/small"
  dotnet run -c Release --project "$here/bench/Realign.Bench" -- small-world "$out/small" > "$out/build.log"
  echo "name: bench
scenarios: [$out/small/tariff.yaml]
worlds: [$out/small/world]
draws: $1
batch: $2
measures: [welfare, gdp]
keep: draws" > "$out/sweep.yaml"
}

# Both sweeps run at the same time, each on three workers of its own, so that other work on the machine slows them alike.
headline() {
  shipped
  local units=$(( (draws + ${BATCH:-50} - 1) / ${BATCH:-50} )) pair k
  for pair in $(seq 1 "${1:-3}"); do
    local calm=() rough=()
    rm -rf "$out/calm" "$out/rough"
    for k in 1 2 3; do
      worker "$cluster/0"; calm+=("$worker")
      worker "$cluster/1"; rough+=("$worker")
    done
    # A fourth worker is started at a third of the units, and the third killed at half of them.
    (
      until [ "$(done_units "$out/rough")" -ge $((units / 3)) ]; do sleep 0.1; done
      cd "$here" && exec dotnet "$out/bin/Realign.Cli.dll" worker --cluster "$cluster/1" --threads 1
    ) 2> "$out/late.log" &
    local late=$!
    pids+=("$late")
    (until [ "$(done_units "$out/rough")" -ge $((units / 2)) ]; do sleep 0.1; done; kill -9 "${rough[2]}") &
    local killer=$!
    (sweep calm --cluster "$cluster/0"; echo "$seconds" > "$out/calm.seconds") &
    local undisturbed=$!
    sweep rough --cluster "$cluster/1"
    local disturbed=$seconds
    wait "$killer" "$undisturbed"
    cmp "$out/calm/draws.parquet" "$out/rough/draws.parquet"
    cmp "$out/calm/summary.parquet" "$out/rough/summary.parquet"
    echo "pair $pair: undisturbed $(cat "$out/calm.seconds") s, disturbed $disturbed s, ratio $(echo "scale=3; $disturbed / $(cat "$out/calm.seconds")" | bc), same bytes; $(grep -c 'solves with' "$out/rough.log") workers, $(grep -c 'is lost' "$out/rough.log") lost (load $(load))"
    leave "${calm[@]}" "${rough[@]}" "$late"
  done
}

throughput() {
  shipped
  local list=() n
  for n in 1 2; do
    sweep "in-process-$n" --threads "$n"
    echo "in process, $n threads: $seconds s, $(echo "scale=1; $draws / $seconds" | bc) draws a second (load $(load))"
  done
  for n in 1 2 3; do
    worker; list+=("$worker")
    sweep "workers-$n" --cluster "$cluster"
    cmp "$out/in-process-1/draws.parquet" "$out/workers-$n/draws.parquet"
    echo "$n worker processes of a thread: $seconds s, $(echo "scale=1; $draws / $seconds" | bc) draws a second (load $(load)), same bytes"
  done
  leave "${list[@]}"
}

overhead() {
  local units=${1:-5000}
  small "$units" 1
  sweep "in-process" --threads 1
  echo "in process, 1 thread: $(echo "scale=2; 1000 * $seconds / $units" | bc) ms a unit of one draw (load $(load))"
  worker; local a=$worker
  sweep "one" --cluster "$cluster"
  echo "1 worker of a thread: $(echo "scale=2; 1000 * $seconds / $units" | bc) ms a unit (load $(load))"
  worker
  sweep "two" --cluster "$cluster"
  echo "2 workers of a thread: $(echo "scale=2; 1000 * $seconds / $units" | bc) ms a unit (load $(load))"
  leave "$a" "$worker"
}

memory() {
  small 100000 50
  worker
  sweep "memory" --cluster "$cluster" &
  local running=$! at
  for at in 200 400 600 800 1000 1200 1400 1600 1800 1990; do
    until [ "$(done_units "$out/memory")" -ge $at ] || ! kill -0 $running 2>/dev/null; do sleep 0.05; done
    echo "$((at * 50)) draws: worker $(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$worker/status") MB"
  done
  wait $running
  leave "$worker"
}

build
"${@:?headline, throughput, overhead or memory}"
