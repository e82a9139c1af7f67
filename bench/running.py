"""Real servers for benches: started on a free port of this machine, their CPU time read from /proc, ended by pid."""

import os
import re
import secrets
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"

ANY_CERTIFICATE = ssl.create_default_context()
"""Proxies on this machine show one that was made for the occasion."""
ANY_CERTIFICATE.check_hostname, ANY_CERTIFICATE.verify_mode = False, ssl.CERT_NONE


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: where it listens, and the process under which all of its others stand."""

    address: str
    pid: int

    def cpu(self) -> float:
        """Seconds of CPU that the server and its processes have used so far."""
        return sum(_cpu_of(pid) for pid in (self.pid, *_children_of(self.pid)))


@dataclass(frozen=True, slots=True)
class Load:
    """What one run of the load generator saw, and what it cost the server."""

    per_second: float
    microseconds: float
    """CPU of the server per request."""


@contextmanager
def ficstead(var: Path, **settings: str) -> Iterator[Server]:
    """`ficstead serve` on the archive in that folder, without a worker."""
    port = free_port()
    environment = {
        **os.environ,
        "FICSTEAD_VAR": str(var),
        "FICSTEAD_LISTEN_ON": f"127.0.0.1:{port}",
        **{f"FICSTEAD_{name}": value for name, value in settings.items()},
    }
    command = [sys.executable, "-m", "ficstead", "serve", "--no-worker"]
    with running(command, port, environment) as server:
        yield server


@contextmanager
def nginx(folder: Path) -> Iterator[Server]:
    """nginx, handing out the files in that folder as HTML."""
    port = free_port()
    configuration = folder / "nginx.conf"
    configuration.write_text(
        f"""
        user root; daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes 2;
        events {{ worker_connections 1024; }}
        http {{
          access_log off; default_type text/html; keepalive_requests 1000000; sendfile on; tcp_nopush on;
          client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
          uwsgi_temp_path {folder}; scgi_temp_path {folder};
          server {{ listen 127.0.0.1:{port}; root {folder}; }}
        }}
        """
    )
    command = [installed("nginx", "nginx-light"), "-c", str(configuration)]
    with running(command, port, dict(os.environ)) as server:
        yield server


def installed(program: str, package: str) -> str:
    found = shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        raise SystemExit(f"{program} is not installed (Debian: apt install {package}).")
    return found


@contextmanager
def running(command: list[str], port: int, environment: Mapping[str, str], *, scheme: str = "http") -> Iterator[Server]:
    """A program that will listen on that port, from its first answer on until the block ends."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, env=environment, stdout=said, stderr=said, start_new_session=True)
        try:
            server = Server(f"{scheme}://127.0.0.1:{port}", process.pid)
            _wait_for(server, process)
            yield server
        except BaseException:
            said.seek(0)
            print(said.read().decode(errors="replace")[-4000:], file=sys.stderr)
            raise
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


def _wait_for(server: Server, process: subprocess.Popen[bytes]) -> None:
    # An archive that is behind a proxy would send us away to its own name.
    asked = urllib.request.Request(server.address, headers={"X-Forwarded-Proto": "https"})
    for _try in range(1_800):
        if process.poll() is not None:
            raise SystemExit("The server has ended at once.")
        try:
            with urllib.request.urlopen(asked, timeout=30, context=ANY_CERTIFICATE):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The server has not opened its door within three minutes.")


def wrk(server: Server, path: str, *, connections: int, seconds: int, headers: Mapping[str, str] | None = None) -> Load:
    """One thread of wrk on one page. Raises SystemExit when an answer was not a page."""
    told = [word for name, value in (headers or {}).items() for word in ("-H", f"{name}: {value}")]
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", *told, f"{server.address}{path}"]
    before = server.cpu()
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    spent = server.cpu() - before
    if "Non-2xx" in said or "Socket errors" in said:
        raise SystemExit(f"{path}: not every answer was a page:\n{said}")
    done, rate = re.search(r"(\d+) requests in", said), re.search(r"Requests/sec:\s+([\d.]+)", said)
    if not done or not rate:
        raise SystemExit(f"wrk said something new:\n{said}")
    return Load(float(rate[1]), spent * 1_000_000 / int(done[1]))


def fetched(server: Server, path: str, headers: Mapping[str, str] | None = None) -> bytes:
    request = urllib.request.Request(f"{server.address}{path}", headers={"User-Agent": BROWSER, **(headers or {})})
    with urllib.request.urlopen(request, timeout=60, context=ANY_CERTIFICATE) as answer:
        return bytes(answer.read())


def free_port() -> int:
    """A port of 127.0.0.1 on which nobody listens; none of those that the system gives to whoever asks for any."""
    while True:
        port = 20_000 + secrets.randbelow(12_000)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


def _cpu_of(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def _children_of(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found += [int(child), *_children_of(int(child))]
    return found
