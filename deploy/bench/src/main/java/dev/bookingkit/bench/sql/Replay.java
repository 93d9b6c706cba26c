package dev.bookingkit.bench.sql;

import dev.bookingkit.bench.load.Worker;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one booking, again and again over a connection of its own, for another time of another provider each: what the
 * database alone can do. Ids and times that were the recorded booking's become those of the new one.
 */
public final class Replay implements Worker, AutoCloseable {

    /** What a booking is for. */
    public record Target(String providerId, String eventTypeId, Instant start) {}

    /** What was recorded, of a booking whose id is known. */
    public record Recording(List<LoggedStatement> statements, Target target, String bookingId) {

        public Recording {
            statements = List.copyOf(statements);
        }
    }

    /** Times this close to the booking's start belong to it; others, such as now, stay as they are. */
    private static final Duration NEAR = Duration.ofDays(12);

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$(\\d+)");
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendOffset("+HH:mm", "+00")
            .toFormatter();

    private final Connection connection;
    private final Recording recording;
    private final Supplier<Target> targets;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    public Replay(Connection connection, Recording recording, Supplier<Target> targets) {
        this.connection = connection;
        this.recording = recording;
        this.targets = targets;
    }

    @Override
    public void send(int number) throws SQLException {
        Target target = targets.get();
        String id = "";
        for (LoggedStatement statement : recording.statements()) {
            if (statement.parameters().isEmpty() && !statement.sql().contains("uuidv7()")) {
                plain(statement.sql());
            } else {
                String answer = execute(statement, target, id);
                id = statement.sql().contains("uuidv7()") && answer != null ? answer : id;
            }
        }
    }

    private void plain(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private @Nullable String execute(LoggedStatement logged, Target target, String id) throws SQLException {
        PreparedStatement statement = prepared.get(logged.sql());
        if (statement == null) {
            statement = connection.prepareStatement(jdbc(logged.sql()));
            prepared.put(logged.sql(), statement);
        }
        List<Integer> order = order(logged.sql());
        for (int i = 0; i < order.size(); i++) {
            String value = logged.parameters().get(order.get(i) - 1);
            statement.setString(i + 1, value == null ? null : replaced(value, target, id));
        }
        if (!statement.execute()) {
            return null;
        }
        try (ResultSet result = statement.getResultSet()) {
            return result.next() ? result.getString(1) : null;
        }
    }

    String replaced(String value, Target target, String id) {
        Target recorded = recording.target();
        Duration shift = Duration.between(recorded.start(), target.start());
        Instant instant = instant(value);
        if (instant != null) {
            return isNear(instant) ? TIMESTAMP.format(instant.plus(shift).atOffset(ZoneOffset.UTC)) : value;
        }
        LocalDate date = date(value);
        if (date != null) {
            LocalDate from = LocalDate.ofInstant(recorded.start(), ZoneOffset.UTC);
            LocalDate to = LocalDate.ofInstant(target.start(), ZoneOffset.UTC);
            return isNear(date.atStartOfDay(ZoneOffset.UTC).toInstant())
                    ? date.plusDays(ChronoUnit.DAYS.between(from, to)).toString()
                    : value;
        }
        return value.replace(recorded.providerId(), target.providerId())
                .replace(recorded.eventTypeId(), target.eventTypeId())
                .replace(recording.bookingId(), id);
    }

    private boolean isNear(Instant instant) {
        return Duration.between(recording.target().start(), instant).abs().compareTo(NEAR) < 0;
    }

    private static @Nullable Instant instant(String value) {
        try {
            return OffsetDateTime.parse(value, TIMESTAMP).toInstant();
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private static @Nullable LocalDate date(String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    /** A question mark for each placeholder. */
    static String jdbc(String sql) {
        return PLACEHOLDER.matcher(sql.replace("?", "??")).replaceAll("?");
    }

    /** The number of the parameter that each of those question marks stands for. */
    static List<Integer> order(String sql) {
        List<Integer> order = new ArrayList<>();
        Matcher placeholder = PLACEHOLDER.matcher(sql);
        while (placeholder.find()) {
            order.add(Integer.parseInt(placeholder.group(1)));
        }
        return order;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
