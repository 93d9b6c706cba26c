package dev.bookingkit.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullUnmarked;

/** Books, is refused and asks the claims table, on one schedule that nobody else uses. */
@NullUnmarked
final class SlotCase {

    private static final int REFUSALS = 6;
    private static final int PROBES = 4;

    /** A start this close to the notice's or horizon's edge may cross it between two requests. */
    private static final Duration EDGE = Duration.ofMinutes(2);

    private static final Set<String> TAKEN = Set.of("already_booked", "buffer_conflict", "held");

    private final String name;
    private final Random random;
    private final OfferedSchedule offered;
    private final ClaimsProbe claims;
    private final SlotTally tally;
    private final List<Instant> edges = new ArrayList<>();
    private final TreeSet<Instant> taken = new TreeSet<>();

    SlotCase(String name, Random random, OfferedSchedule offered, ClaimsProbe claims, SlotTally tally) {
        this.name = name;
        this.random = random;
        this.offered = offered;
        this.claims = claims;
        this.tally = tally;
        Instant now = Instant.now();
        edges.add(now);
        edges.add(now.plus(offered.number("minimumNoticeMinutes"), ChronoUnit.MINUTES));
        edges.add(now.plus(offered.number("maxFutureDays"), ChronoUnit.DAYS));
        edges.add(now.plus(RandomSchedule.ROLLING_DAYS, ChronoUnit.DAYS));
    }

    void book(String eventType, int count) throws Exception {
        TreeSet<Instant> listed = listed(eventType);
        for (int i = 0; i < count && !listed.isEmpty(); i++) {
            Instant start = RandomSchedule.pick(random, List.copyOf(listed));
            assertThat(offered.client()
                            .explain(eventType, start)
                            .path("bookable")
                            .asBoolean())
                    .as("%s%nlisted %s is explained as bookable", name, start)
                    .isTrue();
            SlotClient.Answer answer = random.nextInt(3) == 0 && !isSession(eventType)
                    ? bookHeld(eventType, start)
                    : offered.client().book(eventType, start);
            assertThat(answer.status())
                    .as("%s%nlisted %s: %s", name, start, answer.body())
                    .isEqualTo(201);
            tally.booked(answer.body().path("providerId").asText().equals(offered.standIn()));
            taken.add(start);
            listed = listed(eventType);
            assertGone(eventType, start, listed);
        }
    }

    /** What is held is gone for everybody but its owner. */
    private SlotClient.Answer bookHeld(String eventType, Instant start) throws Exception {
        SlotClient.Answer held = offered.client().hold(eventType, start);
        assertThat(held.status())
                .as("%s%nheld %s: %s", name, start, held.body())
                .isEqualTo(201);
        TreeSet<Instant> listed = listed(eventType);
        assertGone(eventType, start, listed);
        if (!listed.contains(start)) {
            refuse(eventType, start);
        }
        return offered.client()
                .bookHeld(eventType, start, held.body().path("holdToken").asText());
    }

    private boolean isSession(String eventType) {
        return eventType.equals(offered.asked()) && offered.hasSeats();
    }

    private void assertGone(String eventType, Instant start, TreeSet<Instant> listed) {
        if (!eventType.equals(offered.asked()) || !offered.takesSeveralAtATime()) {
            assertThat(listed).as(name).doesNotContain(start);
        }
    }

    void refuseWhatIsNotListed() throws Exception {
        TreeSet<Instant> listed = listed(offered.asked());
        for (int i = 0; i < REFUSALS; i++) {
            Instant start = candidate(listed);
            if (!listed.contains(start) && isWithinWindow(start) && isAwayFromEdges(start)) {
                refuse(offered.asked(), start);
            }
        }
    }

    private void refuse(String eventType, Instant start) throws Exception {
        JsonNode explanation = offered.client().explain(eventType, start);
        SlotClient.Answer answer = offered.client().book(eventType, start);
        String said = name + "\nnot listed: " + start + "\nexplained: " + explanation + "\nanswered: " + answer;
        String reason = explanation.path("reason").asText();
        assertThat(explanation.path("bookable").asBoolean()).as(said).isFalse();
        assertThat(answer.body().path("reason").asText()).as(said).isEqualTo(reason);
        assertThat(answer.status()).as(said).isEqualTo(TAKEN.contains(reason) ? 409 : 422);
        assertThat(answer.body().path("type").asText())
                .as(said)
                .endsWith(TAKEN.contains(reason) ? "/slot-taken" : "/slot-unavailable");
        tally.refused(reason);
    }

    /** Near a booking, near a slot, what an override or absence took away, or anywhere. */
    private Instant candidate(TreeSet<Instant> listed) {
        Duration minutes = Duration.ofMinutes(random.nextInt(-90, 91));
        return switch (random.nextInt(5)) {
            case 0 -> oneOf(taken);
            case 1 -> oneOf(taken).plus(minutes);
            case 2 -> oneOf(listed).plus(minutes);
            case 3 -> oneOf(offered.usually());
            default -> anywhere();
        };
    }

    private Instant oneOf(Collection<Instant> starts) {
        return starts.isEmpty() ? anywhere() : RandomSchedule.pick(random, List.copyOf(starts));
    }

    private Instant anywhere() {
        RandomSchedule schedule = offered.schedule();
        Instant from = schedule.from().atStartOfDay(schedule.zone()).toInstant();
        return from.plus(5L * random.nextInt(12 * 24 * 9), ChronoUnit.MINUTES);
    }

    /** Whatever else stands against a start: the claims refuse it exactly where the engine sees it taken. */
    void probeClaims() throws Exception {
        for (int i = 0; i < PROBES && !taken.isEmpty() && offered.isOneProvidersAlone(); i++) {
            Instant start =
                    RandomSchedule.pick(random, List.copyOf(taken)).plus(random.nextInt(-180, 181), ChronoUnit.MINUTES);
            JsonNode explanation = offered.client().explain(offered.asked(), start);
            List<String> reasons = new ArrayList<>();
            explanation.path("reasons").forEach(reason -> reasons.add(reason.asText()));
            assertThat(claims.allows(offered.asked(), start))
                    .as("%s%nthe claims allow %s, explained: %s", name, start, explanation)
                    .isEqualTo(reasons.stream().noneMatch(TAKEN::contains));
            tally.probed();
        }
    }

    void refuseWhenInactive() throws Exception {
        TreeSet<Instant> listed = listed(offered.asked());
        if (random.nextInt(8) == 0 && !listed.isEmpty()) {
            offered.deactivate(offered.asked());
            refuse(offered.asked(), listed.first());
            assertThat(offered.listed(offered.asked())).as(name).isEmpty();
        }
    }

    private TreeSet<Instant> listed(String eventType) throws Exception {
        TreeSet<Instant> listed = offered.listed(eventType);
        listed.removeIf(start -> !isAwayFromEdges(start));
        return listed;
    }

    private boolean isWithinWindow(Instant start) {
        RandomSchedule schedule = offered.schedule();
        return !start.isBefore(schedule.from().atStartOfDay(schedule.zone()).toInstant())
                && start.isBefore(schedule.to().atStartOfDay(schedule.zone()).toInstant());
    }

    private boolean isAwayFromEdges(Instant start) {
        return edges.stream()
                .noneMatch(edge -> Duration.between(edge, start).abs().compareTo(EDGE) < 0);
    }
}
