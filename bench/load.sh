#!/usr/bin/env bash
# Load on two cores: the server on one, who asks on the other. A bare axum "hello" first, then `who`, a
# body's page and others, as ratios to it in the same run. Then 500 connections at once, slow clients,
# connections that are dropped, and a server that is killed and started again under load.
#
#   STORE=england.db SECONDS_EACH=10 SECONDS_LONG=60 PROFILE=release bench/load.sh
#
# STORE is a record of England (remit import …); without one the demo's record is made. It talks to
# this machine only, and everything ends by itself. It fails when a ratio or a bound is missed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

profile="${PROFILE:-release}"
target="${CARGO_TARGET_DIR:-target}/${profile/#dev/debug}"
remit="$target/remit" each="${SECONDS_EACH:-10}" long="${SECONDS_LONG:-60}"
at=127.0.0.1:18090
work="$(mktemp -d)"
server=
end() {
    if [[ -n "$server" ]]; then kill -9 "$server" 2> /dev/null || true; fi
    rm -rf "$work"
}
trap end EXIT

cargo build --profile "$profile" --quiet -p remit-web --example hello
cargo build --profile "$profile" --quiet -p remit-cli
store="${STORE:-}"
if [[ -z "$store" ]]; then
    store="$work/demo.db"
    "$remit" --store "$store" demo --no-serve > /dev/null 2>&1
fi

# start COMMAND…: starts a server on the first core, and waits until it answers.
start() {
    taskset -c 0 "$@" > "$work/server.log" 2>&1 &
    server=$!
    for _ in $(seq 600); do
        if curl --silent --fail --output /dev/null "http://$at/"; then return; fi
        sleep 0.05
    done
    echo "load: $1 does not answer" >&2
    exit 1
}
stop() {
    kill "$server" 2> /dev/null || true
    wait "$server" 2> /dev/null || true
    server=
}
serve() {
    start "$remit" --store "$store" serve --listen "$at" --requests-per-second 1000000
}
rss() { awk '/VmRSS/ { print $2 }' "/proc/$server/status"; }
failed=0
miss() {
    echo "load: MISSED: $*" >&2
    failed=1
}

# rate ADDRESS OPTION…: sets `own` to the answers a second, from 16 connections.
rate() {
    taskset -c 1 wrk -t1 -c16 -d"${each}s" "${@:2}" "http://$at$1" > "$work/wrk"
    if grep -qE 'Non-2xx|Socket errors' "$work/wrk"; then cat "$work/wrk" >&2; miss "errors at $1"; fi
    own="$(awk '/Requests\/sec/ { print $2 }' "$work/wrk")"
}

start "$target/examples/hello" "$at"
rate /
hello="$own"
stop
printf '%-44s %12s %8s %8s\n' what answers/s ratio needed
printf '%-44s %12.0f %8s %8s\n' 'bare axum "hello"' "$hello" 1 ''
serve
# against NEEDED WHAT ADDRESS OPTION…: prints and judges a rate.
against() {
    local ratio
    rate "${@:3}"
    ratio="$(awk -v a="$own" -v b="$hello" 'BEGIN { printf "%.3f", a / b }')"
    printf '%-44s %12.0f %8s %8s\n' "$2" "$own" "$ratio" "${1/#0/}"
    if awk -v a="$ratio" -v b="$1" 'BEGIN { exit !(a < b) }'; then
        miss "$2 is $ratio of hello; $1 is needed"
    fi
}
date=2026-04-01 practice="${PRACTICE:-G82073}" body="${BODY:-QKS}"
address="/api/v1/who?practice=$practice&on=$date"
export ADDRESSES="$work/addresses"
python3 bench/practices.py "$at" "$date" > "$ADDRESSES"
# An answer that was given is kept, but not for whoever sends a cookie.
anew=(-H "Cookie: nobody=nobody")
against 0.333 "who: one practice" "$address"
against 0.333 "who: $(wc -l < "$ADDRESSES") practices in turn" / -s bench/in_turn.lua
against 0 "who: made anew each time" "$address" "${anew[@]}"
against 0.05 "a body's page" "/body/$body/2026-03-31"
against 0 "a body's page: made anew each time" "/body/$body/2026-03-31" "${anew[@]}"
against 0 "a practice's page" "/practice/$practice/$date"
against 0 "a practice's page: made anew each time" "/practice/$practice/$date" "${anew[@]}"
against 0 "bodies of a kind" "/api/v1/bodies?kind=icb&on=2026-03-31"
against 0 "an organisation of FHIR" "/fhir/Organization/$body"
against 0 "/health" /health

# 500 connections: no error, and no memory that grows. The first seconds warm up.
taskset -c 1 wrk -t1 -c500 -d5s "http://$at$address" > /dev/null
before="$(rss)"
taskset -c 1 wrk -t1 -c500 -d"${long}s" --timeout 10s "http://$at$address" > "$work/wrk"
after="$(rss)"
if grep -qE 'Non-2xx|Socket errors' "$work/wrk"; then cat "$work/wrk" >&2; miss "500 connections: errors"; fi
echo "500 connections for $long s: $(awk '/requests in/ { print $1 }' "$work/wrk") answers," \
    "no more than $((after - before)) kB of growth on $before kB"
if ((after > before + before / 50 + 2048)); then miss "memory grew by $((after - before)) kB"; fi

# Slow clients hold nobody up, and are let go; connections that are dropped leave nothing behind.
python3 bench/slow_clients.py "$at" > "$work/slow" &
slow=$!
rate "$address"
wait "$slow" || miss "slow clients: $(cat "$work/slow")"
echo "beside slow and dropped connections: $(printf %.0f "$own") answers/s; $(cat "$work/slow")"
open="$(find "/proc/$server/fd" -mindepth 1 | wc -l)"
echo "files that the server has open afterwards: $open"
if ((open > 60)); then miss "connections stay open"; fi

# Killed and started again under load: the record is whole, and answers go on.
taskset -c 1 wrk -t1 -c16 -d"${each}s" "http://$at$address" > "$work/wrk" 2>&1 &
load=$!
sleep 2
kill -9 "$server"
wait "$server" 2> /dev/null || true
began="$(date +%s%N)"
serve
echo "killed under load, and answering again after $((($(date +%s%N) - began) / 1000000)) ms"
wait "$load" || true
"$remit" --store "$store" verify > "$work/verify" 2>&1 || { cat "$work/verify" >&2; miss "verify"; }
stop
exit "$failed"
