@echo off
rem Double-click me: puts the files of the inbox into the registers and finishes the month.
chcp 65001 >nul
cd /d "%~dp0"
set PYTHONUTF8=1
where gongshi >nul 2>nul
if errorlevel 1 (py -3 -m gongshi month) else (gongshi month)
pause
