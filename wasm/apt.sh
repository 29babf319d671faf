#!/bin/sh
# Installs Debian packages, as root or through sudo: apt.sh PACKAGE…
set -eu
command -v apt-get > /dev/null || { echo "needs Debian's packages: $*" >&2; exit 1; }
as_root=$([ "$(id -u)" = 0 ] || echo sudo)
{
  $as_root apt-get update -q
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
} >&2
