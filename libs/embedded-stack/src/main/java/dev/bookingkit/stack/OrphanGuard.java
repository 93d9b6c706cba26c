package dev.bookingkit.stack;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Ends processes and deletes directories that must not outlive this JVM, however it ends: a shell waits at the other
 * end of a pipe, and the kernel closes the pipe even on {@code kill -9}. A process that does not go within five seconds
 * of its signal is killed.
 */
public final class OrphanGuard {

    private static final String SCRIPT = """
            trap '' INT TERM HUP
            list=
            while read -r verb what signal; do
              case $verb in
                process) list="$list $what:$signal" ;;
                forget) list=$(for p in $list; do [ "${p%%:*}" = "$what" ] || printf '%s ' "$p"; done) ;;
                directory) set -- "$@" "$what" ;;
              esac
            done
            for p in $list; do kill -"${p##*:}" "${p%%:*}" 2>/dev/null; done
            for try in 1 2 3 4 5 6 7 8 9 10; do
              left=
              for p in $list; do kill -0 "${p%%:*}" 2>/dev/null && left=1; done
              [ -z "$left" ] && break
              sleep 0.5
            done
            for p in $list; do kill -KILL "${p%%:*}" 2>/dev/null; done
            for d in "$@"; do rm -rf -- "$d"; done
            """;

    private static @Nullable BufferedWriter guard;

    private OrphanGuard() {}

    /** @param signal what asks the process to stop: {@code TERM}, {@code INT} */
    public static void stopWithThisJvm(long pid, String signal) {
        tell("process " + pid + " " + signal);
    }

    /** The process has ended; its number may be another's soon. */
    public static void forget(long pid) {
        tell("forget " + pid);
    }

    /** The directory, with all that is in it. */
    public static void deleteWithThisJvm(Path directory) {
        tell("directory " + directory);
    }

    private static synchronized void tell(String line) {
        try {
            if (guard == null) {
                guard = new ProcessBuilder("sh", "-c", SCRIPT, "orphan-guard")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .outputWriter();
            }
            guard.write(line + "\n");
            guard.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
