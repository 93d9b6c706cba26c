package dev.bookingkit.webhook;

import dev.bookingkit.webhook.SendResult.Answered;
import dev.bookingkit.webhook.SendResult.Blocked;
import dev.bookingkit.webhook.SendResult.Unreachable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The schedule of Standard Webhooks, and when a subscription is given up. */
final class AttemptRules {

    /** What {@code disabled_reason} says. */
    static final String GONE = "gone";

    static final String FAILING = "failing_for_5_days";

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));
    private static final double JITTER = 0.2;
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);
    private static final Duration PATIENCE = Duration.ofDays(5);

    private final RandomGenerator random;

    AttemptRules(RandomGenerator random) {
        this.random = random;
    }

    /**
     * @param attempt the one that has ended, from 1
     * @param failingSince since when no attempt at the subscription has worked; null if the last one has
     */
    AttemptDecision decide(SendResult result, int attempt, @Nullable Instant failingSince, Instant now) {
        return switch (result) {
            case Answered answer when answer.isSuccess() -> new AttemptDecision.Succeeded();
            case Answered answer when answer.status() == 410 -> new AttemptDecision.GivenUp(false, GONE);
            case Answered answer -> again(attempt, failingSince, now, answer.retryAfter());
            case Unreachable lost -> again(attempt, failingSince, now, null);
            case Blocked blocked -> new AttemptDecision.GivenUp(true, hopeless(failingSince, now));
        };
    }

    private AttemptDecision again(
            int attempt, @Nullable Instant failingSince, Instant now, @Nullable String retryAfter) {
        String disableReason = hopeless(failingSince, now);
        if (disableReason != null || attempt > PAUSES.size()) {
            return new AttemptDecision.GivenUp(false, disableReason);
        }
        Instant planned = now.plus(jittered(PAUSES.get(attempt - 1)));
        Instant asked = retryAfter == null ? now : now.plus(wait(retryAfter.strip(), now));
        return new AttemptDecision.Retry(asked.isAfter(planned) ? asked : planned);
    }

    private static @Nullable String hopeless(@Nullable Instant failingSince, Instant now) {
        return failingSince != null && !now.isBefore(failingSince.plus(PATIENCE)) ? FAILING : null;
    }

    private Duration jittered(Duration pause) {
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        return Duration.ofMillis((long) (pause.toMillis() * factor));
    }

    /** Seconds or an HTTP date (RFC 9110, 10.2.3), a day at most; zero for anything else. */
    private static Duration wait(String retryAfter, Instant now) {
        Duration wait = Duration.ZERO;
        if (retryAfter.matches("[0-9]{1,9}")) {
            wait = Duration.ofSeconds(Long.parseLong(retryAfter));
        } else {
            try {
                wait = Duration.between(
                        now,
                        ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant());
            } catch (DateTimeException neither) {
                // the schedule holds
            }
        }
        return wait.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wait;
    }
}
