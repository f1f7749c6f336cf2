@echo off
rem Runs the terminal workbench from a clone on Windows: builds when nothing was built yet.
setlocal enabledelayedexpansion
set "HERE=%~dp0"
if not defined JAVA_HOME (
  echo stdb needs a JDK 25 or newer: install one and point JAVA_HOME at it. 1>&2
  exit /b 1
)
if not exist "%HERE%target\lib" (
  echo stdb: building the workbench, the first time takes a minute or two ... 1>&2
  pushd "%HERE%.."
  call mvnw.cmd -B -ntp -q -Dquick -Dmaven.test.skip=true -pl app-tui -am package
  if errorlevel 1 (popd & exit /b 1)
  popd
)
for %%j in ("%HERE%target\stdb-tui-*.jar") do set "APP=%%j"
"%JAVA_HOME%\bin\java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=0.1 -XX:ReservedCodeCacheSize=240m -XX:MetaspaceSize=256m -Xms400m -Xmn300m -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%HERE%target\stdb-tui.jsa" -cp "%APP%;%HERE%target\lib\*" dev.stdb.tui.Main %*
exit /b %errorlevel%
