package dev.bookingkit.testing;

import static org.awaitility.Awaitility.await;

import dev.bookingkit.stack.SharedStack;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The SQL statements that reach PostgreSQL from the service, as PostgreSQL logs them. */
public final class Statements {

    private static final Pattern STATEMENT = Pattern.compile(
            "^\\S+ \\S+ \\S+ \\[\\d+] availability_service LOG:\\s+(?:\\w+: )?(?:statement|execute [^:]*): (.*)$",
            Pattern.MULTILINE);

    private Statements() {}

    /** Those of requests during the work; the relay's own are left out. */
    public static List<String> during(Runnable work) {
        SharedStack.get().postgres().execute("alter system set log_statement = 'all'");
        SharedStack.get().postgres().execute("select pg_reload_conf()");
        try {
            return logged(work);
        } finally {
            SharedStack.get().postgres().execute("alter system reset log_statement");
            SharedStack.get().postgres().execute("select pg_reload_conf()");
        }
    }

    private static List<String> logged(Runnable work) {
        String begin = mark();
        work.run();
        String end = mark();
        String log = SharedStack.get().postgres().serverLog();
        return STATEMENT
                .matcher(log.substring(log.indexOf(begin), log.indexOf(end)))
                .results()
                .map((MatchResult it) -> it.group(1))
                .filter(it -> !it.contains("outbox"))
                .toList();
    }

    private static String mark() {
        String mark = "mark-" + UUID.randomUUID();
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            SharedStack.get().postgres().execute("select '" + mark + "'");
            return SharedStack.get().postgres().serverLog().contains(mark);
        });
        return mark;
    }
}
