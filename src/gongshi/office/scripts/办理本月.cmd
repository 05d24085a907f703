@echo off
rem Double-click me: puts the files of the inbox into the registers and finishes the month.
chcp 65001 >nul
cd /d "%~dp0"
set PYTHONUTF8=1
rem gongshi.where names the Python that made this workspace; another machine may have another.
set GONGSHI=
if exist gongshi.where set /p GONGSHI=<gongshi.where
if exist "%GONGSHI%" goto own
where gongshi >nul 2>nul
if errorlevel 1 (py -3 -m gongshi month) else (gongshi month)
goto end
:own
"%GONGSHI%" -m gongshi month
:end
pause
