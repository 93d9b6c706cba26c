package dev.bookingkit.bench.sql;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL executes, read from its log, which is made to tell everything for a while. */
public record StatementLog(Sql sql, Path file) {

    /** Makes one request, whose statements are looked for. */
    @FunctionalInterface
    public interface Request {
        void run() throws Exception;
    }

    private static final int ATTEMPTS = 20;
    private static final Pattern LINE =
            Pattern.compile("^\\S+ \\S+ \\S+ \\[(\\d+)\\] (\\S*) (LOG|DETAIL|[A-Z]+): {2}(.*)$");
    private static final Pattern EXECUTED =
            Pattern.compile("^(?:\\S{5}: )?duration: \\S+ ms {2}(?:execute [^:]+|statement): (.*)$", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$\\d+ = (NULL|'((?:[^']|'')*)')");

    /**
     * The transaction of one such request by that role that contains the text, with the statements before it that identify the
     * caller.
     */
    public List<LoggedStatement> transaction(String role, String containing, Request request) throws Exception {
        everything(true);
        try {
            for (int i = 0; i < ATTEMPTS; i++) {
                long from = Files.size(file);
                request.run();
                Thread.sleep(300); // the log is written by a process of its own
                List<LoggedStatement> found = choose(parse(read(from)), role, containing);
                if (!found.isEmpty()) {
                    return found;
                }
            }
            throw new IllegalStateException("PostgreSQL's log shows no transaction with: " + containing);
        } finally {
            everything(false);
        }
    }

    private void everything(boolean on) throws SQLException {
        sql.execute("ALTER SYSTEM SET log_min_duration_statement = " + (on ? 0 : -1), "SELECT pg_reload_conf()");
    }

    private String read(long from) throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) (log.length() - from)];
            log.seek(from);
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    static List<LoggedStatement> choose(List<LoggedStatement> all, String role, String containing) {
        List<LoggedStatement> callers = new ArrayList<>();
        for (LoggedStatement marked : all) {
            if (!marked.user().equals(role)) {
                continue;
            }
            if (marked.sql().contains("api_keys") || marked.sql().contains("rate_limits")) {
                callers.add(marked);
            }
            if (marked.sql().toLowerCase(Locale.ROOT).contains(containing)) {
                List<LoggedStatement> transaction = transactionOf(all, marked);
                callers.removeAll(transaction);
                return transaction.isEmpty() ? List.of() : concat(callers, transaction);
            }
        }
        return List.of();
    }

    private static List<LoggedStatement> concat(List<LoggedStatement> first, List<LoggedStatement> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** From BEGIN to COMMIT, or nothing where either is missing. */
    private static List<LoggedStatement> transactionOf(List<LoggedStatement> all, LoggedStatement member) {
        List<LoggedStatement> transaction = new ArrayList<>();
        boolean found = false;
        for (LoggedStatement statement : all) {
            if (statement.process() != member.process()) {
                continue;
            }
            if (statement.sql().equalsIgnoreCase("begin") && !found) {
                transaction.clear();
            }
            transaction.add(statement);
            found |= statement == member;
            if (statement.sql().equalsIgnoreCase("commit") && found) {
                return transaction;
            }
        }
        return new ArrayList<>();
    }

    /** Preparing and binding are logged too, each with the parameters; only executions count. */
    static List<LoggedStatement> parse(String log) {
        List<LoggedStatement> statements = new ArrayList<>();
        Map<Long, Integer> lastOfProcess = new HashMap<>();
        for (Entry entry : entries(log)) {
            if (entry.level.equals("LOG")) {
                Matcher executed = EXECUTED.matcher(entry.text);
                lastOfProcess.remove(entry.process);
                if (executed.matches()) {
                    lastOfProcess.put(entry.process, statements.size());
                    statements.add(new LoggedStatement(
                            entry.process, entry.user, executed.group(1).strip(), List.of()));
                }
            } else if (entry.level.equals("DETAIL") && entry.text.startsWith("Parameters: ")) {
                Integer its = lastOfProcess.get(entry.process);
                if (its != null) {
                    statements.set(its, statements.get(its).with(parameters(entry.text)));
                }
            }
        }
        return statements;
    }

    static List<@Nullable String> parameters(String detail) {
        List<@Nullable String> values = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(detail);
        while (parameter.find()) {
            String quoted = parameter.group(2);
            values.add(quoted == null ? null : quoted.replace("''", "'"));
        }
        return values;
    }

    private record Entry(long process, String user, String level, String text) {}

    /** Lines that begin with a tab go on with the one before. */
    private static List<Entry> entries(String log) {
        List<Entry> entries = new ArrayList<>();
        for (String line : log.split("\n")) {
            Matcher first = LINE.matcher(line);
            if (first.matches()) {
                entries.add(new Entry(Long.parseLong(first.group(1)), first.group(2), first.group(3), first.group(4)));
            } else if (line.startsWith("\t") && !entries.isEmpty()) {
                Entry last = entries.removeLast();
                entries.add(new Entry(last.process, last.user, last.level, last.text + "\n" + line.substring(1)));
            }
        }
        return entries;
    }
}
