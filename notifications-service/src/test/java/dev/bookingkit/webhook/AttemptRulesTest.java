package dev.bookingkit.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.webhook.SendResult.Answered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptRulesTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final List<Duration> SCHEDULE = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private final AttemptRules rules = new AttemptRules(fixed(0.5));

    @Test
    void followsTheScheduleToItsEnd() {
        for (int attempt = 1; attempt <= 9; attempt++) {
            assertThat(rules.decide(answer(500), attempt, null, NOW))
                    .isEqualTo(new AttemptDecision.Retry(NOW.plus(SCHEDULE.get(attempt - 1))));
        }
        assertThat(rules.decide(answer(500), 10, null, NOW)).isEqualTo(new AttemptDecision.GivenUp(false, null));
    }

    @Test
    void jittersByAFifthEitherWay() {
        assertThat(pauseWith(0)).isEqualTo(Duration.ofMillis(4000));
        assertThat(pauseWith(Math.nextDown(1.0))).isBetween(Duration.ofMillis(5998), Duration.ofMillis(6000));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 299})
    void takesAny2xxAsSuccess(int status) {
        assertThat(rules.decide(answer(status), 1, null, NOW)).isEqualTo(new AttemptDecision.Succeeded());
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 301, 302, 307, 400, 401, 404, 429, 500, 503})
    void takesNothingElseAsSuccess(int status) {
        assertThat(rules.decide(answer(status), 1, null, NOW)).isInstanceOf(AttemptDecision.Retry.class);
    }

    @Test
    void disablesOn410AtOnce() {
        assertThat(rules.decide(answer(410), 1, null, NOW))
                .isEqualTo(new AttemptDecision.GivenUp(false, AttemptRules.GONE));
    }

    @Test
    void disablesAfterFiveDaysOfFailureOnly_andNotBefore() {
        assertThat(rules.decide(answer(500), 3, NOW.minus(Duration.ofDays(5)).plusMillis(1), NOW))
                .isInstanceOf(AttemptDecision.Retry.class);
        assertThat(rules.decide(answer(500), 3, NOW.minus(Duration.ofDays(5)), NOW))
                .isEqualTo(new AttemptDecision.GivenUp(false, AttemptRules.FAILING));
        assertThat(rules.decide(answer(200), 3, NOW.minus(Duration.ofDays(9)), NOW))
                .isEqualTo(new AttemptDecision.Succeeded());
    }

    @Test
    void honoursRetryAfter_whereItIsLaterThanTheSchedule() {
        assertThat(retryAt("60")).isEqualTo(NOW.plusSeconds(60));
        assertThat(retryAt("1")).isEqualTo(NOW.plusSeconds(5));
        assertThat(retryAt("Tue, 1 Jan 2030 01:00:00 GMT")).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(retryAt("999999999")).isEqualTo(NOW.plus(Duration.ofHours(24)));
        assertThat(retryAt("soon")).isEqualTo(NOW.plusSeconds(5));
        assertThat(retryAt("-5")).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void recordsABlockedTargetAndTriesNoMore() {
        assertThat(rules.decide(new SendResult.Blocked("internal"), 1, null, NOW))
                .isEqualTo(new AttemptDecision.GivenUp(true, null));
    }

    private Instant retryAt(String retryAfter) {
        return ((AttemptDecision.Retry) rules.decide(new Answered(503, "", retryAfter), 1, null, NOW)).at();
    }

    private static Duration pauseWith(double random) {
        AttemptDecision decision = new AttemptRules(fixed(random)).decide(answer(500), 1, null, NOW);
        return Duration.between(NOW, ((AttemptDecision.Retry) decision).at());
    }

    private static Answered answer(int status) {
        return new Answered(status, "", null);
    }

    private static RandomGenerator fixed(double value) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public double nextDouble() {
                return value;
            }
        };
    }
}
