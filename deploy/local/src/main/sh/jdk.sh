# Finds a JDK that is new enough. Sourced by ./closeloop; POSIX shell.

needed_java=25

# Candidates, one per line, best first: what the user chose, then the usual install folders.
jdk_candidates() {
  [ -n "${JAVA_HOME:-}" ] && printf '%s\n' "$JAVA_HOME"
  on_path=$(command -v java 2>/dev/null) && dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")")"
  for folder in /usr/lib/jvm/* /opt/* "$HOME"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.jdks/*; do
    [ -d "$folder" ] && printf '%s\n' "$folder"
  done
  return 0
}

# The major version of the JDK in folder $1, from the file that every JDK since 8 carries; 0 when it is no JDK.
jdk_major() {
  version=0
  if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  fi
  printf '%s' "${version:-0}"
}

# Reads candidates from standard input; prints the first that is new enough, or fails.
first_new_enough() {
  while IFS= read -r home; do
    if [ "$(jdk_major "$home")" -ge "$needed_java" ]; then
      printf '%s\n' "$home"
      cat > /dev/null # whoever writes the rest must not find the pipe closed
      return 0
    fi
  done
  return 1
}

find_jdk() {
  jdk_candidates | first_new_enough || {
    echo "Closeloop needs a JDK $needed_java or newer, and none was found." >&2
    echo "Install one (for example Eclipse Temurin $needed_java), set JAVA_HOME to its folder, and try again." >&2
    return 1
  }
}
