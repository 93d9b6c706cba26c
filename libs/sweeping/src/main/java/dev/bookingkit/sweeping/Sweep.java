package dev.bookingkit.sweeping;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The rows of one table that are past their time: {@code only} holds, and {@code age} is longer ago than {@code keep}.
 *
 * @param table the service must have the right to delete from it
 * @param age a column of type timestamptz that an index begins with, after those that {@code only} fixes
 * @param only a condition in SQL, from the code and never from outside; {@code true} for all rows
 * @param keep not negative
 */
public record Sweep(String table, String age, String only, Duration keep) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public Sweep {
        if (!NAME.matcher(table).matches() || !NAME.matcher(age).matches()) {
            throw new IllegalArgumentException("not a name: " + table + "." + age);
        }
        if (keep.isNegative()) {
            throw new IllegalArgumentException(table + " cannot be kept for " + keep);
        }
    }

    public static Sweep of(String table, String age, Duration keep) {
        return new Sweep(table, age, "true", keep);
    }

    public Sweep only(String condition) {
        return new Sweep(table, age, condition, keep);
    }

    /** Deletes a batch, the oldest first; {@code ?1} is {@link #keep} in milliseconds, {@code ?2} the size of the batch. */
    String delete() {
        return "delete from " + table + " where id = any (array(select id from " + table + " where (" + only + ") and "
                + age
                + " < now() - cast(?1 as bigint) * interval '1 millisecond' order by " + age
                + " limit ?2 for update skip locked))";
    }
}
