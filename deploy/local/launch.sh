# What the scripts of this folder share: the JDK, the build, the JVM's options. Sourced, with $here set.

repository="$(cd "$here/../.." && pwd)"
services=(availability-service booking-service payments-service notifications-service)

say() { printf '%s\n' "$*" >&2; }

jdk="$("$repository/mvnw" --jdk)" || exit 3

build_what_is_missing() {
  local missing=() service
  for service in "${services[@]}"; do
    [ -f "$repository/$service/target/quarkus-app/quarkus-run.jar" ] || missing+=("$service")
  done
  [ -f "$here/target/deploy-local.jar" ] && [ -d "$here/target/lib" ] || missing+=(deploy/local)
  [ ${#missing[@]} -gt 0 ] || return 0
  say "building ${missing[*]} (once; this takes a few minutes) …"
  local modules
  modules="$(IFS=,; printf '%s' "${missing[*]}")"
  "$repository/mvnw" -f "$repository/pom.xml" -q -B -ntp -T2 -Dquick -DskipTests -am -pl "$modules" package >&2 ||
    { say "the build failed"; exit 1; }
}

run_java() { # main class, arguments
  local colour=false
  [ -t 2 ] && [ -z "${NO_COLOR:-}" ] && [ "${TERM:-dumb}" != dumb ] && colour=true
  local quiet=(--enable-native-access=ALL-UNNAMED -Dslf4j.internal.verbosity=ERROR) major
  major="$(sed -nE 's/^JAVA_VERSION="([0-9]+).*/\1/p' "$jdk/release" 2>/dev/null || true)"
  [ "${major:-0}" -ge 23 ] && quiet+=(--sun-misc-unsafe-memory-access=allow)
  exec "$jdk/bin/java" -Xmx384m -XX:+UseSerialGC -Xshare:auto "${quiet[@]}" \
    "-Dbookingkit.repository=$repository" "-Dbookingkit.color=$colour" \
    -cp "$here/target/deploy-local.jar" "$@"
}
