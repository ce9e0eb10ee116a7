# Builds what is not built. Sourced by ./closeloop; needs $root and JAVA_HOME.

build_log=$root/.closeloop/logs/build.log
stamp=$root/deploy/local/target/built

# Whether every runnable is there and no source is newer than the last build.
is_built() {
  [ -e "$stamp" ] || return 1
  for module in $(runnable_modules); do
    [ -e "$module/target/quarkus-app/quarkus-run.jar" ] || return 1
  done
  changed=$(find "$root" \( -name target -o -name .git -o -name .closeloop \) -prune -o \
    \( -path '*/src/main/*' -o -name pom.xml \) -type f -newer "$stamp" -print | head -n 1)
  [ -z "$changed" ]
}

# Modules that become a service: those that the Quarkus plugin packages.
runnable_modules() {
  for pom in "$root"/*/pom.xml; do
    grep -q 'quarkus-maven-plugin' "$pom" && dirname "$pom"
  done
  return 0
}

# One line per module while Maven works; the whole output in the log, shown only when it fails.
build() {
  mkdir -p "$root/.closeloop/logs" "$(dirname "$stamp")"
  touch "$stamp.next"
  echo "Building (the first time takes a few minutes; output in .closeloop/logs/build.log)"
  (cd "$root" && exec mvn -B -Dquick package) > "$build_log" 2>&1 &
  maven=$!
  shown=0
  while kill -0 "$maven" 2>/dev/null; do
    sleep 0.3
    show_modules
  done
  if ! wait "$maven"; then
    grep '^\[ERROR\]' "$build_log" | head -n 25 >&2
    echo "The build failed; all of its output is in .closeloop/logs/build.log" >&2
    return 1
  fi
  show_modules
  mv "$stamp.next" "$stamp"
}

show_modules() {
  modules=$(sed -n 's/^\[INFO\] Building \(.*[^ ]\)  *[^ ]*-SNAPSHOT.*\(\[.*\]\)$/  \2 \1/p' "$build_log")
  count=$(printf '%s\n' "$modules" | grep -c . || true)
  [ "$count" -gt "$shown" ] && printf '%s\n' "$modules" | tail -n +"$((shown + 1))"
  shown=$count
  return 0
}
