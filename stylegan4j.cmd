@echo off
rem Builds stylegan4j on first use and after its sources changed, then starts it.
rem
rem   JAVA_HOME             which JDK (17 or newer); otherwise the java on the PATH
rem   STYLEGAN4J_JAVA_OPTS  more options for the JVM, such as -Xmx8g
setlocal
set "home=%~dp0"
set "jar=%home%app\target\stylegan4j.jar"
set "stamp=%home%app\target\launcher-stamp"

set "java=java"
if not defined JAVA_HOME goto found
set "java=%JAVA_HOME%\bin\java.exe"
if exist "%java%" goto found
echo stylegan4j: JAVA_HOME has no bin\java.exe: %JAVA_HOME% 1>&2
exit /b 2
:found
set "about=%TEMP%\stylegan4j-%RANDOM%.txt"
"%java%" -version 2>"%about%"
set "version="
for /f "tokens=3" %%v in ('findstr /c:" version " "%about%"') do set "version=%%~v"
del "%about%"
if not defined version (
    echo stylegan4j: no java found: install a JDK, 17 or newer 1>&2
    exit /b 2
)
for /f "delims=." %%v in ("%version%") do set "feature=%%v"
if %feature% LSS 17 (
    echo stylegan4j: Java is too old: %feature%, expected 17 or newer 1>&2
    exit /b 2
)

call :stale || goto start
if not exist "%home%target" mkdir "%home%target"
set "told="
:build
rem The redirection holds the lock file open, which nobody else can meanwhile, and lets go even when this is killed.
2>nul (
    9>"%home%target\launcher-lock" call :locked
) || (
    if not defined told echo stylegan4j: waiting for another build >con
    set "told=yes"
    ping -n 2 127.0.0.1 >nul
    goto build
)
if "%built%"=="failed" exit /b 1

:start
if not defined OPENBLAS_THREAD_TIMEOUT set "OPENBLAS_THREAD_TIMEOUT=4"
rem Idle threads sleep instead of spinning: no slower alone, much faster beside another busy program.
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=PASSIVE"
set "options=-XX:-UsePerfData -Djava.awt.headless=true -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 -Dorg.bytedeco.javacpp.maxBytes=0"
rem Decoded images may take half of the heap before they go to a file: a quarter of memory, in place of an eighth.
set "options=%options% -XX:MaxRAMPercentage=50"
if %feature% GEQ 22 set "options=%options% --enable-native-access=ALL-UNNAMED"
echo %STYLEGAN4J_JAVA_OPTS% | findstr /r /c:"-XX:+Use.*GC" >nul || set "options=%options% -XX:+UseSerialGC"
"%java%" %options% %STYLEGAN4J_JAVA_OPTS% -cp "%jar%" org.stylegan4j.app.Main %*
exit /b %errorlevel%

rem Succeeds when the jar is missing or older than a source.
:stale
if not exist "%home%pom.xml" exit /b 1
if not exist "%jar%" exit /b 0
if not exist "%stamp%" exit /b 0
powershell -NoProfile -Command "$stamp = (Get-Item '%stamp%').LastWriteTime; $all = Get-ChildItem -Recurse -Path '%home%pom.xml', '%home%core\pom.xml', '%home%core\src\main', '%home%app\pom.xml', '%home%app\src\main'; if ($all | Where-Object LastWriteTime -gt $stamp) { exit 0 } else { exit 1 }"
exit /b %errorlevel%

:locked
set "built=yes"
call :stale || exit /b 0
where mvn >nul 2>nul || (
    echo stylegan4j: no mvn found: install Maven, 3.8 or newer >con
    set "built=failed"
    exit /b 0
)
echo stylegan4j: building (a minute; the first time also downloads 200 MB^) >con
set "cuda="
if exist "%home%app\target\lib\pytorch-*-gpu.jar" set "cuda=-Pcuda"
echo.>"%home%target\launcher-stamp"
pushd "%home%"
call mvn -q -B -DskipTests %cuda% -pl app -am package >target\launcher-build.log 2>&1
set "code=%errorlevel%"
popd
if not "%code%"=="0" (
    findstr /b /c:"[ERROR]" "%home%target\launcher-build.log" >con
    echo stylegan4j: the build failed; all of its output is in %home%target\launcher-build.log >con
    set "built=failed"
    exit /b 0
)
move /y "%home%target\launcher-stamp" "%stamp%" >nul
exit /b 0
