"""What lies between a desktop and a server, and breaks."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread


def _pass_on(one: socket.socket, two: socket.socket, most: int) -> None:
    left = most
    with suppress(OSError):
        while left > 0 and (data := one.recv(min(65536, left))):
            two.sendall(data)
            left -= len(data)
    for end in (one, two):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


@contextmanager
def wire(port: int, *, cut_after: int) -> Iterator[int]:
    """Pass on what comes to a port of its own, until so many bytes went to the server."""
    ends: list[socket.socket] = []
    ways: list[Thread] = []

    def serve(listening: socket.socket) -> None:
        with suppress(OSError):
            while True:
                near, _ = listening.accept()
                far = socket.create_connection(("127.0.0.1", port))
                ends.extend((near, far))
                for way in ((near, far, cut_after), (far, near, 1 << 40)):
                    ways.append(Thread(target=_pass_on, args=way))
                    ways[-1].start()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        serving = Thread(target=serve, args=(listening,))
        serving.start()
        yield int(listening.getsockname()[1])
        listening.shutdown(socket.SHUT_RDWR)
        serving.join()
    for one in ends:
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
    for way in ways:
        way.join()
    for one in ends:
        one.close()


@contextmanager
def silence() -> Iterator[int]:
    """Take connections at a port, and never say a word."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield int(listening.getsockname()[1])
