"""Serve a finished site on this machine alone, to look at it (本机查看)."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from gongshi.errors import NotFound, Unfit
from gongshi.i18n import tr

LOOPBACK = "127.0.0.1"


class NoSite(NotFound):
    """The folder holds no finished site (这里没有网站)."""


class PortTaken(Unfit):
    """The port is in use (端口被占用)."""


class _Handler(SimpleHTTPRequestHandler):
    """Files only: no list of a folder, no line on the console for each request."""

    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript", ".svg": "image/svg+xml",
        ".xml": "application/xml", ".pmtiles": "application/octet-stream", ".parquet": "application/vnd.apache.parquet",
    }  # fmt: skip

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: who looks at what is nobody's business."""

    def list_directory(self, path: object) -> None:
        """404 for a folder without an index."""
        self.send_error(404)


def server(folder: Path, *, port: int = 0) -> ThreadingHTTPServer:
    """A server of `folder` on the loopback address, not started yet; port 0 takes a free one.

    Raises NoSite when the folder has no index.html, PortTaken.
    """
    if not (folder / "index.html").is_file():
        raise NoSite(
            tr("这里没有网站：缺少 index.html。"),
            where=tr("文件夹 {folder}", folder=folder),
            mend=tr("请先用 gongshi site 生成网站。"),
        )
    try:
        return ThreadingHTTPServer((LOOPBACK, port), partial(_Handler, directory=str(folder)))
    except OSError as fault:
        raise PortTaken(
            tr("端口 {port} 用不了：{fault}", port=port, fault=fault),
            where=tr("本机地址 {address}", address=LOOPBACK),
            mend=tr("请换一个端口，或不写 --port，由系统选一个空闲的。"),
        ) from fault


def address_of(found: ThreadingHTTPServer) -> str:
    """The address to type into a browser on this machine."""
    return f"http://{LOOPBACK}:{found.server_address[1]}/"
