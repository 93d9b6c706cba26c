package dev.bookingkit.check;

import dev.bookingkit.schema.SchemaMigration;
import dev.bookingkit.stack.Database;
import dev.bookingkit.stack.EmbeddedStack;
import dev.bookingkit.stack.SharedStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database of its own for each test, with the triggers and constraints that a fault has to get past. */
@NullUnmarked
abstract class Planted {

    static final Instant NINE = Instant.parse("2031-03-03T09:00:00Z");
    private static final String TENANT = "00000000-0000-0000-0000-000000000001";

    final EmbeddedStack stack = SharedStack.get();
    final Database database = stack.postgres().newDatabase("planted");
    final Ledger ledger = new Ledger();
    Connection connection;
    Promises promises;
    UUID provider;
    private UUID eventType;

    @BeforeEach
    void migrate() throws SQLException {
        SchemaMigration.migrate(database.jdbcUrl(), database.user(), database.password());
        connection = database.connect();
        promises = new Promises(connection);
        provider = insert("insert into providers (display_name, time_zone) values ('P', 'UTC') returning id");
        eventType = insert("insert into event_types (title, slug, duration_minutes, metadata)"
                + " values ('T', 't', 30, '{\"checked\": true}') returning id");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    final UUID book(Instant start, String key) throws SQLException {
        return book(connection, provider, start, key);
    }

    final UUID book(Connection on, UUID host, Instant start, String key) throws SQLException {
        return book(on, host, start, key, "1, null");
    }

    /** Whoever opens it has the first of its three seats. */
    final UUID session(String key) throws SQLException {
        return book(connection, provider, NINE, key, "3, null");
    }

    final UUID seat(UUID session, String key) throws SQLException {
        return insert("insert into seat_attendees (booking_id, name, email, metadata)"
                + " values ('%s', 'C', 'c@example.org', '{\"key\": \"%s\"}') returning id".formatted(session, key));
    }

    /** Of one occurrence. */
    final UUID series(Instant start, String key) throws SQLException {
        UUID series = insert(
                ("insert into recurring_series (event_type_id, provider_id, frequency, count, starts_at, time_zone)"
                                + " values ('%s', '%s', 'weekly', 1, '%s', 'UTC') returning id")
                        .formatted(eventType, provider, start));
        UUID booking = book(connection, provider, start, key, "1, '" + series + "'");
        execute("update recurring_series set occurrences = '[{\"bookingId\": \"%s\"}]' where id = '%s'"
                .formatted(booking, series));
        return series;
    }

    final UUID hold(Instant start) throws SQLException {
        return insert(("insert into holds (event_type_id, provider_ids, starts_at, ends_at, token_hash, expires_at)"
                        + " values ('%s', '{%s}', '%s', '%s', sha256('%s'), now() + interval '5 minutes') returning id")
                .formatted(eventType, provider, start, start.plusSeconds(1_800), start));
    }

    private UUID book(Connection on, UUID host, Instant start, String key, String seatsAndSeries) throws SQLException {
        return insert(
                on,
                ("insert into bookings (event_type_id, provider_id, starts_at, ends_at, status, customer_name, customer_email,"
                                + " metadata, max_seats, series_id)"
                                + " values ('%s', '%s', '%s', '%s', 'confirmed', 'C', 'c@example.org', '{\"key\": \"%s\"}', %s) returning id")
                        .formatted(eventType, host, start, start.plusSeconds(1_800), key, seatsAndSeries));
    }

    final UUID insert(String sql) throws SQLException {
        return insert(connection, sql);
    }

    final UUID insert(Connection on, String sql) throws SQLException {
        try (PreparedStatement tenant =
                        on.prepareStatement("select set_config('app.organization_id', '" + TENANT + "', false)");
                Statement statement = on.createStatement()) {
            tenant.execute();
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }

    final void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
