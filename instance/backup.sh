#!/bin/sh
# Copies the database and the blobs while the portal serves; needs one argument: where to.
# The keys of signatures never lie beside the database: with SETNEG_KEYS_BACKUP=DIRECTORY
# their folder is copied there, without its passphrase, which is kept by somebody else.
# Restore: stop the portal, `repozo -R -r <dir>/db -o var/filestorage/Data.fs`,
# copy <dir>/blobs back to var/blobstorage and the keys to var/kunci, start.
set -eu
target=${1:?"usage: instance/backup.sh DIRECTORY"}
cd "$(dirname "$0")/.."
keys=${SETNEG_KEYS:-var/kunci}
mkdir -p "$target/db" "$target/blobs"
.venv/bin/repozo -B -z -r "$target/db" -f var/filestorage/Data.fs
# Blobs are never changed in place: what is there already is the same.
cp -a -n var/blobstorage/. "$target/blobs/"
echo "Cadangan basis data lengkap di $target"
if [ -n "${SETNEG_KEYS_BACKUP:-}" ]; then
    case "$(realpath -m "$SETNEG_KEYS_BACKUP")/" in
        "$(realpath -m "$target")"/*)
            echo "Cadangan kunci tidak boleh berada di dalam cadangan basis data." >&2
            exit 1 ;;
    esac
    (umask 077; mkdir -p "$SETNEG_KEYS_BACKUP")
    cp -a "$keys/." "$SETNEG_KEYS_BACKUP/"
    chmod 700 "$SETNEG_KEYS_BACKUP"
    echo "Cadangan kunci di $SETNEG_KEYS_BACKUP; kata sandinya tidak ikut, simpan di tempat lain."
else
    echo "Kunci tanda tangan ($keys) TIDAK ikut; isi SETNEG_KEYS_BACKUP dengan folder tersendiri."
fi
