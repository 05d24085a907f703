#!/bin/sh
# Double-click me: puts the files of the inbox into the registers and finishes the month.
cd "$(dirname "$0")" || exit 1
python=""
[ -f gongshi.where ] && read -r python <gongshi.where # what made this workspace; another machine may lack it
if [ -x "$python" ]; then
    "$python" -m gongshi month
elif command -v gongshi >/dev/null 2>&1; then
    gongshi month
else
    python3 -m gongshi month
fi
code=$?
[ -t 0 ] && { printf '按回车键关闭…'; read -r _; }
exit $code
