package dev.bookingkit.stack.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bookingkit.stack.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plans of everything that some roles run while this is open, by PostgreSQL's {@code auto_explain}: those of statements inside of
 * functions and triggers too, each with what it really read. The server's log must be readable from here.
 */
public final class Explained implements AutoCloseable {

    private static final List<String> SETTINGS = List.of(
            "session_preload_libraries = 'auto_explain'",
            "auto_explain.log_min_duration = 0",
            "auto_explain.log_analyze = on",
            "auto_explain.log_timing = off",
            "auto_explain.log_buffers = on",
            "auto_explain.log_nested_statements = on",
            "auto_explain.log_format = 'json'");

    private static final Pattern PLAN = Pattern.compile(" plan:\n((?:\t.*+\n)++)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final Set<String> roles;
    private int read;

    private Explained(Database database, Set<String> roles) {
        this.database = database;
        this.roles = Set.copyOf(roles);
    }

    /** From their next connections on; those that are open are ended, so that their pools make new ones. */
    public static Explained of(Database database, Set<String> roles) {
        Explained explained = new Explained(database, roles);
        explained.runs(); // fails where the log cannot be read, before anything is changed
        try {
            for (String role : roles) {
                SETTINGS.forEach(setting -> database.execute("alter role " + role + " set " + setting));
            }
            explained.reconnect();
        } catch (RuntimeException failure) {
            explained.close();
            throw failure;
        }
        return explained;
    }

    /** Since the last time. */
    public List<ExplainedRun> runs() {
        String log = database.serverLog();
        Matcher plans = PLAN.matcher(log).region(read, log.length());
        List<ExplainedRun> runs = new ArrayList<>();
        while (plans.find()) {
            runs.add(run(plans.group(1)));
        }
        read = log.length();
        return runs;
    }

    private static ExplainedRun run(String logged) {
        try {
            return ExplainedRun.of(JSON.readTree(logged));
        } catch (JsonProcessingException cutOff) {
            throw new IllegalStateException(logged, cutOff);
        }
    }

    @Override
    public void close() {
        roles.forEach(role -> database.execute("alter role " + role + " reset all"));
        reconnect();
    }

    private void reconnect() {
        database.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename in ('"
                + String.join("', '", roles) + "')");
    }
}
