#!/bin/sh
# Copies the database and the blobs while the portal serves; needs one argument: where to.
# Restore: stop the portal, `repozo -R -r <dir>/db -o var/filestorage/Data.fs`,
# copy <dir>/blobs back to var/blobstorage, start.
set -eu
target=${1:?"usage: instance/backup.sh DIRECTORY"}
cd "$(dirname "$0")/.."
mkdir -p "$target/db" "$target/blobs"
.venv/bin/repozo -B -z -r "$target/db" -f var/filestorage/Data.fs
# Blobs are never changed in place: what is there already is the same.
cp -a -n var/blobstorage/. "$target/blobs/"
echo "Cadangan lengkap di $target"
