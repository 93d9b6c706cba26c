package dev.bookingkit.tenant.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.ProblemException;
import dev.bookingkit.problem.ProblemType;
import io.smallrye.mutiny.CompositeException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import org.hibernate.HibernateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFailuresTest {

    @ParameterizedTest
    @CsvSource({
        "23P01, SLOT_TAKEN",
        "40001, SLOT_TAKEN",
        "40P01, SLOT_TAKEN",
        "23505, ALREADY_EXISTS",
        "23503, INVALID_REQUEST",
        "23514, INVALID_REQUEST",
        "22003, INVALID_REQUEST",
        "57014, UNAVAILABLE",
        "57P01, UNAVAILABLE",
        "53300, UNAVAILABLE",
        "08006, UNAVAILABLE",
        "55P03, UNAVAILABLE"
    })
    void aSqlStateHasOneMeaningHoweverDeepItIsWrapped(String state, ProblemType meaning) {
        Throwable wrapped = new HibernateException("outer", new IllegalStateException(failure(state)));

        assertThat(SqlFailures.translate(wrapped))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem().type()).isEqualTo(meaning));
    }

    @ParameterizedTest
    @CsvSource({"23P01, true", "40001, true", "40P01, true", "0A000, true", "23505, false", "57014, false"})
    void onlyConflictsAndOutdatedPlansAreWorthARetry(String state, boolean retry) {
        assertThat(SqlFailures.isWorthARetry(failure(state))).isEqualTo(retry);
    }

    @Test
    void aReferenceThatStillExistsIsInUse() {
        Throwable failure = new PgException(
                "violates", "ERROR", "23503", "Key (id)=(1) is still referenced from table \"bookings\".");

        assertThat(SqlFailures.translate(failure))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem().type()).isEqualTo(ProblemType.IN_USE));
    }

    @Test
    void aLostConnectionIsUnavailable() {
        assertThat(SqlFailures.isTransient(new HibernateException("outer", new IOException("reset"))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection is not active now, current status: CLOSED",
                "Pending requests failed to be sent due to connection has been closed."
            })
    void aConnectionThatTheServersCrashClosedIsUnavailable(String message) {
        assertThat(SqlFailures.isTransient(new VertxException(message))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Timeout", "Timeout waiting for connection"})
    void aWaitForAConnectionThatTookTooLongIsUnavailable(String message) {
        assertThat(SqlFailures.isTransient(new VertxException(message))).isTrue();
    }

    /** A wait for a connection ends for the request too: to wait again would take it past its deadline. */
    @Test
    void aConnectionThatWasDeadIsNoWaitForOne() {
        assertThat(SqlFailures.isDeadConnection(new HibernateException(new IOException("Connection reset"))))
                .isTrue();
        assertThat(SqlFailures.isDeadConnection(failure("57P01"))).isTrue();
        assertThat(SqlFailures.isDeadConnection(new VertxException("Connection is closed")))
                .isTrue();
        assertThat(SqlFailures.isDeadConnection(new VertxException("Timeout waiting for connection")))
                .isFalse();
        assertThat(SqlFailures.isDeadConnection(failure("57014"))).isFalse();
    }

    @Test
    void aRefusalStaysOneWhereTheRollbackFailsAfterIt() {
        ProblemException refusal = InvalidRequest.at("", "no").exception();

        assertThat(SqlFailures.translate(new CompositeException(refusal, new IOException("Connection reset"))))
                .isSameAs(refusal);
    }

    @Test
    void aDefectStaysADefect() {
        Throwable defect = new IllegalStateException("bug");

        assertThat(SqlFailures.translate(defect)).isSameAs(defect);
        assertThat(SqlFailures.isTransient(defect)).isFalse();
    }

    private static PgException failure(String state) {
        return new PgException("message", "ERROR", state, "detail");
    }
}
