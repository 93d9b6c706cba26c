package dev.bookingkit.local;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** Asks the claims table itself, by a booking in plain SQL that is rolled back: no service and no engine is involved. */
@NullUnmarked
final class ClaimsProbe implements AutoCloseable {

    private static final String EXCLUSION_VIOLATION = "23P01";
    private static final String BOOK = """
            INSERT INTO bookings (organization_id, event_type_id, provider_id, starts_at, ends_at, buffer_before_minutes,
                                  buffer_after_minutes, status, customer_name, customer_email)
            SELECT organization_id, id, provider_id, start, start + make_interval(mins => duration_minutes),
                   buffer_before_minutes, buffer_after_minutes, 'confirmed', 'Probe', 'probe@example.org'
            FROM event_types, cast(? AS timestamptz) AS start WHERE id = ?
            """;

    private final Connection connection;

    ClaimsProbe(RunningSuite suite) throws SQLException {
        connection = suite.database().connect();
        connection.setAutoCommit(false);
    }

    boolean allows(String eventType, Instant start) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BOOK)) {
            statement.setTimestamp(1, Timestamp.from(start));
            statement.setObject(2, UUID.fromString(eventType));
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            if (EXCLUSION_VIOLATION.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        } finally {
            connection.rollback();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
