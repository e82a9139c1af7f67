"""nginx and HAProxy before app servers, with the text that docs/operating.md gives: only ports and paths are others.

So what stands there has been run. Both want Debian's package of that name, and `openssl` for a certificate.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.running import Server, free_port, installed, running

DOCUMENTED = Path(__file__).parents[1] / "docs" / "operating.md"
SITE = "https://tales.example"
"""The archive's address in that text."""

# What Debian's /etc/nginx/nginx.conf says around it, so far as pages could feel it.
_AROUND_NGINX = """
user root; daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes auto;
events {{ worker_connections 768; }}
http {{
  sendfile on; tcp_nopush on; types_hash_max_size 2048; gzip on; default_type application/octet-stream;
  access_log off; client_body_temp_path {folder}/bodies; proxy_temp_path {folder}/answers;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
{documented}
}}
"""


@contextmanager
def nginx(folder: Path, servers: Sequence[Server]) -> Iterator[Server]:
    """Speaks HTTPS on a free port."""
    secret, shown = _certificate(folder)
    port = free_port()
    others = _ports(servers) | {
        "listen 443 ": f"listen 127.0.0.1:{port} ",
        "listen 80;": f"listen 127.0.0.1:{free_port()};",
        "/etc/nginx/tales.crt": str(shown),
        "/etc/nginx/tales.key": str(secret),
    }
    configuration = folder / "nginx.conf"
    configuration.write_text(_AROUND_NGINX.format(folder=folder, documented=_documented("nginx", others)))
    command = [installed("nginx", "nginx-light"), "-e", f"{folder}/error.log", "-c", str(configuration)]
    with running(command, port, dict(os.environ), scheme="https") as server:
        yield server


@contextmanager
def haproxy(folder: Path, servers: Sequence[Server]) -> Iterator[Server]:
    """Speaks HTTPS on a free port."""
    secret, shown = _certificate(folder)
    both = folder / "tales.pem"
    both.write_text(shown.read_text() + secret.read_text())
    port = free_port()
    others = _ports(servers) | {
        "bind :443 ": f"bind 127.0.0.1:{port} ",
        "bind :80": f"bind 127.0.0.1:{free_port()}",
        "/etc/haproxy/tales.pem": str(both),
    }
    configuration = folder / "haproxy.cfg"
    configuration.write_text(_documented("HAProxy", others))
    command = [installed("haproxy", "haproxy"), "-f", str(configuration)]
    with running(command, port, dict(os.environ), scheme="https") as server:
        yield server


def _documented(program: str, others: Mapping[str, str]) -> str:
    """The block under `nginx in front:`, with something else in the place of each of these."""
    found = re.search(
        rf"^{program} in front:\n\n```\n(.*?)^```", DOCUMENTED.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    if found is None:
        raise SystemExit(f"{DOCUMENTED.name} has no block under “{program} in front:”.")
    text = found[1]
    for words, instead in others.items():
        if words not in text:
            raise SystemExit(f"The block for {program} in {DOCUMENTED.name} does not say “{words}”.")
        text = text.replace(words, instead)
    return text


def _ports(servers: Sequence[Server]) -> dict[str, str]:
    return {f"10.0.0.1{number}:8000": each.address.partition("//")[2] for number, each in enumerate(servers, 1)}


def _certificate(folder: Path) -> tuple[Path, Path]:
    """Nobody but whoever asks for no name and no signature believes it."""
    secret, shown = folder / "tales.key", folder / "tales.crt"
    wanted = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=tales.example"
    command = [installed("openssl", "openssl"), *wanted.split(), "-keyout", str(secret), "-out", str(shown)]
    subprocess.run(command, check=True, capture_output=True)
    return secret, shown
