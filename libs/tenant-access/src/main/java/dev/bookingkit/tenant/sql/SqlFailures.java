package dev.bookingkit.tenant.sql;

import dev.bookingkit.problem.CommonProblem.AlreadyExists;
import dev.bookingkit.problem.CommonProblem.InUse;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.CommonProblem.SlotTaken;
import dev.bookingkit.problem.CommonProblem.Unavailable;
import dev.bookingkit.problem.Problem;
import dev.bookingkit.problem.ProblemException;
import io.smallrye.mutiny.CompositeException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a failure of the database client by its SQLSTATE, wherever in the cause chain it stands.
 *
 * <p>The classes of exceptions are no guide: an exclusion violation arrives as one class at the statement and as another at
 * COMMIT.
 */
public final class SqlFailures {

    private static final Set<String> WORTH_A_RETRY = Set.of("40001", "40P01", "23P01", "0A000");

    private static final List<String> LOST_CONNECTION = List.of(
            "Connection is closed",
            "Connection is not active now",
            "connection has been closed",
            "Connection was already closed",
            "wait queue");

    private SqlFailures() {}

    /** Serialization failure, deadlock, exclusion violation, outdated cached plan. */
    public static boolean isWorthARetry(Throwable failure) {
        String state = sqlState(failure);
        return state != null && WORTH_A_RETRY.contains(state);
    }

    /** Whether the same work may well succeed later because a server was away or overloaded. */
    public static boolean isTransient(Throwable failure) {
        return translate(failure) instanceof ProblemException problem
                && (problem.problem() instanceof Unavailable || isWorthARetry(failure));
    }

    /** A {@link ProblemException} where the failure has a meaning for clients, else the failure itself. */
    public static Throwable translate(Throwable failure) {
        if (failure instanceof ProblemException || failure instanceof WebApplicationException) {
            return failure; // an answer already, whatever caused it
        }
        if (failure instanceof CompositeException both && both.getCause() instanceof ProblemException refusal) {
            return refusal; // and then the rollback failed too, which leaves nothing behind either
        }
        Problem problem = problemOf(failure);
        return problem == null ? failure : new ProblemException(problem, failure);
    }

    public static @Nullable String sqlState(Throwable failure) {
        Found found = find(failure);
        return found == null ? null : found.state();
    }

    private static @Nullable Problem problemOf(Throwable failure) {
        Found database = find(failure);
        if (database == null) {
            return isLostConnection(failure) ? Unavailable.shortly() : null;
        }
        String state = database.state();
        return switch (state) {
            case "23P01", "40001", "40P01" -> SlotTaken.now();
            case "23505" -> new AlreadyExists("A name or id that must be unique is in use.");
            case "23503" -> foreignKey(database);
            case "57014", "55P03", "25P03", "25P04" -> Unavailable.shortly();
            default -> problemOfClass(state);
        };
    }

    private static @Nullable Problem problemOfClass(String state) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "22" -> InvalidRequest.at("", "A value is out of its range.");
            case "23" -> InvalidRequest.at("", "A value breaks a rule of the data.");
            case "08", "53", "57" -> Unavailable.shortly();
            default -> null;
        };
    }

    private static Problem foreignKey(Found failure) {
        return failure.text().contains("is still referenced") || failure.text().contains("update or delete on table")
                ? new InUse("Remove what refers to it first.")
                : InvalidRequest.at("", "An id refers to something that does not exist.");
    }

    private static boolean isLostConnection(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClosedConnectionException
                    || cause instanceof IOException
                    || cause instanceof TimeoutException
                    || saysSo(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the server had ended the connection, which the pool may hand out before it has heard of that. */
    public static boolean isDeadConnection(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClosedConnectionException
                    || cause instanceof IOException
                    || String.valueOf(cause.getMessage()).contains("onnection is closed")) {
                return true;
            }
        }
        return "57P01".equals(sqlState(failure));
    }

    /** The client reports a lost connection, and a wait for one that took too long, with bare messages too. */
    private static boolean saysSo(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.equals("Timeout")
                || message.equals("Timeout waiting for connection")
                || LOST_CONNECTION.stream().anyMatch(message::contains);
    }

    /** Hibernate hands on a copy of the client's exception as a {@link SQLException}, without the original. */
    private static @Nullable Found find(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++, cause = cause.getCause()) {
            if (cause instanceof PgException found && found.getSqlState() != null) {
                return new Found(found.getSqlState(), found.getMessage() + " " + found.getDetail());
            }
            if (cause instanceof SQLException found && found.getSQLState() != null) {
                return new Found(found.getSQLState(), String.valueOf(found.getMessage()));
            }
        }
        return null;
    }

    private record Found(String state, String text) {}
}
