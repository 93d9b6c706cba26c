package dev.bookingkit.mail;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a mail that was not accepted is tried again. */
final class MailRetries {

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration GIVE_UP_AFTER = Duration.ofDays(3);

    private MailRetries() {}

    /**
     * 2, 4, 8 … seconds, at most 15 minutes apart, for three days.
     *
     * @param attempt the one that failed, from 1
     * @return null to give up
     */
    static @Nullable Instant next(int attempt, Instant plannedAt, Instant now, boolean permanent) {
        if (permanent || now.isAfter(plannedAt.plus(GIVE_UP_AFTER))) {
            return null;
        }
        Duration pause = FIRST.multipliedBy(1L << Math.min(attempt - 1, 12));
        return now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    }
}
