#!/usr/bin/env bash
# Packs what a bare x86-64 Linux machine with a GPU's driver, and without Node, npm or a network, needs to run bench/webgpu:
# Node, Dawn, the script in one file, and the embedded model; about 60 MB. After `npm ci`, on Linux:
#   bash scripts/gpu-bundle.sh FOLDER
# There, as root if the loader of Vulkan (Debian's libvulkan1) is missing and was put into FOLDER as a .deb:
#   bash FOLDER/run.sh [--minutes 10] > webgpu.json
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=$(realpath -m "${1:?a folder is needed}")
if [ "$(uname -sm)" != 'Linux x86_64' ]; then
  echo 'gpu-bundle: Linux on x86-64 is needed, as Node is packed from here.' >&2
  exit 1
fi
rm -rf "$folder"
mkdir -p "$folder/bin" "$folder/checkpoints" "$folder/node_modules/webgpu/dist"
npx esbuild bench/webgpu/index.ts --bundle --platform=node --format=esm --conditions=source --log-level=error \
  --external:webgpu --external:@tensorflow/tfjs-node --outfile="$folder/bin/bench.mjs" \
  --banner:js="import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);"
cp -r checkpoints/tiny "$folder/checkpoints/tiny" # beside bin/, as the package has it beside its code
cp node_modules/webgpu/{package.json,index.js} "$folder/node_modules/webgpu/"
cp -r node_modules/webgpu/dist/linux-x64 "$folder/node_modules/webgpu/dist/"
xz -T0 -2 -c "$(readlink -f "$(command -v node)")" > "$folder/node.xz"
cat > "$folder/run.sh" <<'RUN'
#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
for deb in *.deb; do if [ -e "$deb" ]; then dpkg -x "$deb" / && ldconfig; fi; done
[ -e node ] || { xz -dc node.xz > node.part && chmod +x node.part && mv node.part node; }
exec ./node bin/bench.mjs "$@"
RUN
du -sh "$folder" >&2
