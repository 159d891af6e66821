"""Prints an address of `who` for every practice of England on a date.

    python3 bench/practices.py 127.0.0.1:8090 2026-04-01 > addresses
"""

import json
import sys
import urllib.parse
import urllib.request

at, date = sys.argv[1:]


def ask(path, **question):
    url = f"http://{at}/api/v1/{path}?{urllib.parse.urlencode(question)}"
    with urllib.request.urlopen(url) as answer:
        return json.load(answer)


def pages(path, name, **question):
    answer = ask(path, **question)
    yield from answer[name]
    while answer.get("next"):
        answer = ask(path, cursor=answer["next"], **question)
        yield from answer[name]


for body in pages("bodies", "bodies", kind="sub-icb-location", on=date):
    for practice in pages("members", "members", body=body["code"], on=date):
        print(f"/api/v1/who?practice={practice['code']}&on={date}")
