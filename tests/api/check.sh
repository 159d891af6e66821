#!/usr/bin/env bash
# The checks of the API from outside, against the real binary: Schemathesis with all its checks over
# the demo's record, and every resource of a sample of organisations as valid FHIR R4.
#
# REMIT is the binary, CHECKS the folder of the Python programs. England's public files lie beside
# the clone, in ../shared; without them FHIR is checked over the demo's record, and it says so.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

work="$(mktemp -d)"
servers=()
end() {
    if ((${#servers[@]})); then kill "${servers[@]}" 2> /dev/null || true; fi
    rm -rf "$work"
}
trap end EXIT

# serve NAME STORE: serves a record, and puts its address into `address`.
serve() {
    "$REMIT" --store "$2" serve --listen 127.0.0.1:0 --requests-per-second 100000 2> "$work/$1.log" &
    servers+=("$!")
    for _ in $(seq 300); do
        address="$(sed -nE 's#.*(http://[0-9.:]+)/ .*#\1#p' "$work/$1.log")"
        if [[ -n "$address" ]]; then return; fi
        sleep 0.1
    done
    cat "$work/$1.log" >&2
    echo "check-api: the $1 record is not served" >&2
    exit 1
}

"$REMIT" --store "$work/demo.db" demo --no-serve > /dev/null 2> "$work/demo.out" ||
    { cat "$work/demo.out" >&2; exit 1; }
serve demo "$work/demo.db"
"$CHECKS/bin/schemathesis" --config-file tests/api/schemathesis.toml run "$address/api/v1/openapi.json" \
    --checks all --max-examples 30 --seed 1

shared=../shared/data
if [[ -d "$shared" ]]; then
    "$REMIT" --store "$work/england.db" import ods "$shared"/ods/*.csv "$shared"/ods/*.gz \
        > /dev/null 2> "$work/import.out" || { cat "$work/import.out" >&2; exit 1; }
    "$REMIT" --store "$work/england.db" import facts data/commissioners.csv > /dev/null 2>&1
    serve england "$work/england.db"
else
    echo "check-api: ../shared is not there; FHIR is checked over the demo's record only"
fi
"$CHECKS/bin/python" tests/api/check_fhir.py "$address" 320
