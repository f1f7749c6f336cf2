# Sourced by ./mvnw and by the launchers: exports a JAVA_HOME that holds a JDK 25 or newer, or says in one line
# what to install. Order: JAVA_HOME, java on PATH, version managers, the usual install folders; in these 25 before newer ones,
# since modules get classes of the JDK that builds them and those of 25 are the ones that are tested.

stdb_jdk_major() { # the feature version of the JDK in folder $1, or 0 where there is none
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || { echo 0; return; }
  _major=$(sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release" | head -n 1)
  echo "${_major:-0}"
}

stdb_find_jdk() {
  _want=25
  if [ -n "${JAVA_HOME-}" ] && [ "$(stdb_jdk_major "$JAVA_HOME")" -ge $_want ]; then return 0; fi
  _on_path=$(command -v java 2>/dev/null || true)
  if [ -n "$_on_path" ]; then
    _resolved=$(readlink -f "$_on_path" 2>/dev/null || echo "$_on_path")
    _home=${_resolved%/bin/java}
    if [ "$(stdb_jdk_major "$_home")" -ge $_want ]; then JAVA_HOME=$_home; export JAVA_HOME; return 0; fi
  fi
  _best='' _best_major=$((_want - 1))
  _had_noglob=''; case $- in *f*) _had_noglob=1; set +f ;; esac
  for _home in \
    "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "${ASDF_DATA_DIR:-$HOME/.asdf}"/installs/java/* \
    "$HOME"/.local/share/mise/installs/java/* "${JENV_ROOT:-$HOME/.jenv}"/versions/* "$HOME"/.jabba/jdk/* "$HOME"/.jdks/* \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* /usr/local/java/* \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
  do
    _major=$(stdb_jdk_major "$_home")
    if [ "$_best_major" -ne $_want ] && { [ "$_major" -eq $_want ] || [ "$_major" -gt "$_best_major" ]; }; then
      _best=$_home _best_major=$_major
    fi
  done
  [ -z "$_had_noglob" ] || set -f
  if [ -n "$_best" ]; then JAVA_HOME=$_best; export JAVA_HOME; return 0; fi
  echo "stdb needs a JDK 25 or newer and found none: install one (Temurin 25, for example) or point JAVA_HOME at it." >&2
  return 1
}
