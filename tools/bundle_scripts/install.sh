#!/bin/sh
# 离线安装：sh install.sh [安装到的文件夹]。需要 Python 3.11；不连网络。
set -eu
here=$(cd "$(dirname "$0")" && pwd)
to=${1:-$HOME/gongshi}
python3 -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { echo "需要 Python 3.11。"; exit 6; }
python3 -m venv "$to"
"$to/bin/python" -m pip install -q --no-index --find-links "$here/wheels" --require-hashes -r "$here/requirements.lock"
"$to/bin/python" -m pip install -q --no-index --no-deps "$here"/wheels/gongshi-*.whl
[ ! -d "$here/字体" ] || cp -r "$here/字体" "$to/字体"
echo "已装好：$to/bin/gongshi"
echo "字体在 $to/字体，请复制到工作区的“字体”文件夹。"
"$to/bin/gongshi" --version
