"""Clients that send a byte of their headers a second, and clients that hang up at once.

    python3 bench/slow_clients.py 127.0.0.1:8090

Every slow client has to be let go within some seconds; fails when one is still held.
"""

import socket
import sys
import threading
import time

SLOW, DROPPED, LET_GO_WITHIN = 100, 500, 15
host, port = sys.argv[1].rsplit(":", 1)
held = []


def slow():
    began = time.monotonic()
    with socket.create_connection((host, int(port)), timeout=LET_GO_WITHIN) as client:
        try:
            for byte in b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: y\r\n" * 20:
                client.send(bytes([byte]))
                client.settimeout(1)
                try:
                    if client.recv(1000) is not None:
                        break
                except TimeoutError:
                    pass
                if time.monotonic() - began > LET_GO_WITHIN:
                    held.append(client)
                    break
        except OSError:
            pass


clients = [threading.Thread(target=slow) for _ in range(SLOW)]
for client in clients:
    client.start()
for at in range(DROPPED):
    with socket.create_connection((host, int(port)), timeout=10) as client:
        client.send(b"GET /api/v1/bodies?kind=icb&on=2026-04-01 HTTP/1.1\r\nHost: localhost\r\n\r\n"[: at % 80])
for client in clients:
    client.join()
print(f"{SLOW} slow clients, {len(held)} of them still held; {DROPPED} hung up at once")
sys.exit(1 if held else 0)
