"""Writes test/fixtures/hub-cache.json: what huggingface_hub leaves in its cache. With a folder, reads a cache that sd-ts has written.

    python test/reference/hub_cache.py                  # in the diffusers environment
    SD_KEEP_CACHE=/tmp/kept npx vitest run test/hub/cache.test.ts && python test/reference/hub_cache.py /tmp/kept

No network: a server in this process answers as the hub does, with the files of test/hub/support.ts. The fixture holds every file
of the repository in the cache by its path: where a link points, a blob's hash, the text of what the library itself writes.
"""

import hashlib
import http.server
import importlib.metadata
import json
import os
import pathlib
import sys
import tempfile
import threading
import urllib.parse

FIXTURE = pathlib.Path(__file__).parent.parent / "fixtures" / "hub-cache.json"
REPO, COMMIT = "some-one/a_model.v1", "0123456789abcdef0123456789abcdef01234567"


def noise(length, seed):
    out = bytearray()
    for _ in range(length):
        seed = (seed * 1103515245 + 12345) % 2**32
        out.append(seed >> 16 & 255)
    return bytes(out)


FILES = {  # path: (bytes, stored outside git)
    "model_index.json": (b'{"_class_name":"StableDiffusionPipeline"}\n', False),
    "tokenizer/merges.txt": (b"#version: 0.2\ni n\nt h\n", False),
    "unet/a b.safetensors": (noise(300_000, 7), True),
    "vae/empty.txt": (b"", False),
    "vae/model.safetensors": (noise(120_000, 8), True),
    "unwanted.bin": (noise(1000, 9), True),
}


def git_hash(data):
    return hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()


def sha256(data):
    return hashlib.sha256(data).hexdigest()


class Hub(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_HEAD(self):
        self.do_GET()

    def do_GET(self):
        path = urllib.parse.unquote(self.path.split("?")[0])
        if path.startswith("/api/"):
            tree = "/tree/" in path
            return self.send(json.dumps(self.tree() if tree else self.info()).encode(), {"content-type": "application/json"})
        data, lfs = next(file for name, file in FILES.items() if path.endswith("/" + name))
        headers = {"x-repo-commit": COMMIT, "etag": f'"{git_hash(data)}"'}
        if lfs:
            headers |= {"x-linked-etag": f'"{sha256(data)}"', "x-linked-size": str(len(data))}
        self.send(data, headers)

    def send(self, data, headers):
        self.send_response(200)
        for key, value in (headers | {"content-length": str(len(data))}).items():
            self.send_header(key, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(data)

    @staticmethod
    def info():
        return {"id": REPO, "sha": COMMIT, "siblings": [{"rfilename": path} for path in FILES]}

    @staticmethod
    def tree():
        entries = []
        for path, (data, lfs) in FILES.items():
            pointer = f"oid sha256:{sha256(data)}\n".encode()
            entry = {"type": "file", "path": path, "size": len(data), "oid": git_hash(pointer if lfs else data)}
            if lfs:
                entry["lfs"] = {"oid": sha256(data), "size": len(data), "pointerSize": len(pointer)}
            entries.append(entry)
        return entries


def write():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"HF_ENDPOINT": f"http://127.0.0.1:{server.server_port}", "HF_HOME": home, "HF_HUB_DISABLE_TELEMETRY": "1"}
        import huggingface_hub

        huggingface_hub.snapshot_download(REPO, ignore_patterns=["unwanted*"])
        huggingface_hub.hf_hub_download(REPO, "model_index.json", revision="refs/pr/1")
        cache = pathlib.Path(home) / "hub"
        entries = {}
        for path in sorted(cache.glob("models--*/**/*")):
            name = path.relative_to(cache).as_posix()
            if path.is_symlink():
                entries[name] = {"link": os.readlink(path)}
            elif path.is_file() and "/blobs/" in name:
                entries[name] = {"sha256": sha256(path.read_bytes())}
            elif path.is_file():
                entries[name] = {"text": path.read_text()}
    versions = {"huggingface_hub": importlib.metadata.version("huggingface_hub"), "python": sys.version.split()[0]}
    FIXTURE.write_text(json.dumps({"versions": versions, "repo": REPO, "commit": COMMIT, "entries": entries}, indent=1) + "\n")
    print(f"{len(entries)} files")


def check(cache):
    """Reads everything with the network off, in the three ways that programs do."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    import huggingface_hub

    folder = pathlib.Path(huggingface_hub.snapshot_download(REPO, cache_dir=cache, local_files_only=True))
    for path, (data, _) in FILES.items():
        if path.startswith("unwanted"):
            assert huggingface_hub.try_to_load_from_cache(REPO, path, cache_dir=cache) is None
            continue
        found = huggingface_hub.hf_hub_download(REPO, path, cache_dir=cache, local_files_only=True)
        assert pathlib.Path(found).read_bytes() == (folder / path).read_bytes() == data, path
    info = huggingface_hub.scan_cache_dir(cache)
    assert not info.warnings, info.warnings
    [repo] = info.repos
    [revision] = repo.revisions
    print(f"huggingface_hub reads it: {repo.repo_id}, {revision.commit_hash}, {sorted(revision.refs)}, {len(revision.files)} files")


if __name__ == "__main__":
    check(sys.argv[1]) if len(sys.argv) > 1 else write()
