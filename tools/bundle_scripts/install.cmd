@echo off
chcp 65001 >nul
rem 离线安装：install.cmd [安装到的文件夹]。需要 Python 3.11；不连网络。
set "HERE=%~dp0"
set "TO=%~1"
if "%TO%"=="" set "TO=%LOCALAPPDATA%\gongshi"
py -3.11 -m venv "%TO%" || exit /b 6
"%TO%\Scripts\python" -m pip install -q --no-index --find-links "%HERE%wheels" --require-hashes -r "%HERE%requirements.lock" || exit /b 1
for %%w in ("%HERE%wheels\gongshi-*.whl") do "%TO%\Scripts\python" -m pip install -q --no-index --no-deps "%%w" || exit /b 1
if exist "%HERE%字体" xcopy /e /i /q /y "%HERE%字体" "%TO%\字体" >nul
echo 已装好：%TO%\Scripts\gongshi.exe
"%TO%\Scripts\gongshi" --version
