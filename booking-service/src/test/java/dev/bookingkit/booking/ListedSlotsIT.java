package dev.bookingkit.booking;

import static dev.bookingkit.testing.Tenant.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.schedule.Except;
import dev.bookingkit.schedule.Schedules;
import dev.bookingkit.schedule.offer.Asked;
import dev.bookingkit.schedule.offer.FreeSlot;
import dev.bookingkit.schedule.offer.Offers;
import dev.bookingkit.slot.Query;
import dev.bookingkit.slot.Slot;
import dev.bookingkit.slot.Slots;
import dev.bookingkit.tenant.Transactions;
import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every listed slot can be booked, every other start is refused: over schedules at random, through HTTP. */
@QuarkusTest
class ListedSlotsIT {

    private static final List<String> ZONES =
            List.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe");
    private static final List<String> RULES = List.of(
            "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "FREQ=WEEKLY;BYDAY=TU,TH,SA,SU", "FREQ=DAILY;INTERVAL=2");

    @Inject
    Schedules schedules;

    @Inject
    Offers offers;

    @Inject
    Transactions transactions;

    private final Tenant tenant = Tenant.create();

    @Test
    void whatIsListedBooksAndWhatIsNotIsRefused() {
        for (int seed = 0; seed < 24; seed++) {
            Random random = new Random(seed);
            UUID provider = randomProvider(random);
            UUID type = tenant.eventType(provider, randomTerms(random));
            for (int booking = 0; booking < 4; booking++) {
                bookOneThatIsListed(seed, random, type, provider);
            }
            refuseSomeThatAreNot(seed, random, type, provider);
        }
    }

    @Test
    void theSameHoldsForTeamsAndStandIns() {
        for (int seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            UUID[] members = {randomProvider(random), randomProvider(random), randomProvider(random)};
            UUID standIn = randomProvider(random);
            Sql.run(
                    "insert into out_of_office (organization_id, provider_id, start_date, end_date, redirect_to_provider_id)"
                            + " values (?, ?, current_date + 4, current_date + 6, ?)",
                    tenant.id(),
                    members[random.nextInt(3)],
                    standIn);
            UUID team = tenant.team(pick(random, List.of("round_robin", "collective", "fixed", "managed")), members);
            UUID type = tenant.teamType(team, randomTerms(random));
            for (int booking = 0; booking < 5; booking++) {
                List<FreeSlot> listed = offered(type);
                if (!listed.isEmpty()) {
                    FreeSlot slot = listed.get(random.nextInt(listed.size()));
                    List<String> hosts = tenant.book(type, slot.start()).getList("providerIds");
                    assertThat(slot.providerIds()).as("seed %d, %s", seed, slot).containsAll(hosts);
                }
            }
            Set<Instant> listed = offered(type).stream().map(FreeSlot::start).collect(Collectors.toSet());
            for (int attempt = 0; attempt < 6; attempt++) {
                Instant start = from().plus(Duration.ofMinutes(15L * random.nextInt(4 * 24 * 7)));
                if (!listed.contains(start)) {
                    assertThat(place(type, start))
                            .as("seed %d, not listed %s", seed, start)
                            .isIn(409, 422);
                }
            }
        }
    }

    private List<FreeSlot> offered(UUID type) {
        Query query = new Query(from(), from().plus(Duration.ofDays(7)), Instant.now());
        return transactions
                .inBackground(() -> transactions.forOrganization(
                        tenant.id(),
                        "system:test",
                        () -> offers.requireType(type)
                                .chain(offered ->
                                        offers.load(offered, Asked.inBody(type, null, null), query, Except.NOTHING))
                                .map(offer -> offer.list(query))))
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private void bookOneThatIsListed(int seed, Random random, UUID type, UUID provider) {
        List<Slot> listed = listed(type, provider);
        if (!listed.isEmpty()) {
            Instant start = listed.get(random.nextInt(listed.size())).start();
            assertThat(place(type, start)).as("seed %d, listed %s", seed, start).isEqualTo(201);
        }
    }

    private void refuseSomeThatAreNot(int seed, Random random, UUID type, UUID provider) {
        Set<Instant> listed = listed(type, provider).stream().map(Slot::start).collect(Collectors.toSet());
        for (int attempt = 0; attempt < 6; attempt++) {
            Instant start = from().plus(Duration.ofMinutes(15L * random.nextInt(4 * 24 * 7)));
            if (!listed.contains(start)) {
                assertThat(place(type, start))
                        .as("seed %d, not listed %s", seed, start)
                        .isIn(409, 422);
            }
        }
    }

    private List<Slot> listed(UUID type, UUID provider) {
        Query query = new Query(from(), from().plus(Duration.ofDays(7)), Instant.now());
        return transactions
                .inBackground(() -> transactions.forOrganization(
                        tenant.id(),
                        "system:test",
                        () -> schedules
                                .offeredType(type)
                                .chain(offered -> schedules
                                        .providerTimes(offered, List.of(provider), query, Except.NOTHING)
                                        .map(times -> Slots.list(
                                                times.getFirst().schedule(),
                                                offered.rules(),
                                                times.getFirst().occupied(),
                                                query)))))
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private int place(UUID type, Instant start) {
        return tenant.api().body(order(type, start)).post("/v1/bookings").statusCode();
    }

    private UUID randomProvider(Random random) {
        String zone = pick(random, ZONES);
        UUID provider = tenant.provider(
                pick(random, RULES), LocalTime.of(random.nextInt(24), 0), LocalTime.of(random.nextInt(24), 30), zone);
        if (random.nextInt(3) == 0) {
            Sql.run("update providers set booking_limits = '{\"maxPerWeek\": 3}' where id = ?", provider);
        }
        tenant.rule(
                provider,
                pick(random, RULES),
                LocalTime.of(9, 0),
                LocalTime.of(12 + random.nextInt(6), 0),
                pick(random, ZONES));
        return provider;
    }

    private static final List<String> RELEASES = List.of(
            "null",
            "{\"strategy\": \"rolling_window\", \"windowSize\": 40, \"unit\": \"days\"}",
            "{\"strategy\": \"fill_earlier_first\", \"threshold\": 20, \"windowBoundaries\": [\"11:00\", \"16:00\"]}",
            "{\"strategy\": \"discount_incentive\", \"tiers\": [{\"fillBelowPercent\": 40, \"discountPercent\": 10}]}");

    private static String randomTerms(Random random) {
        return (", \"slotIntervalMinutes\": %d, \"bufferBeforeMinutes\": %d, \"bufferAfterMinutes\": %d, \"bookingLimits\": {%s},"
                        + " \"slotRelease\": %s")
                .formatted(
                        15 * (1 + random.nextInt(4)),
                        5 * random.nextInt(4),
                        5 * random.nextInt(4),
                        random.nextBoolean() ? "\"maxPerDay\": 2" : "",
                        pick(random, RELEASES));
    }

    private static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static Instant from() {
        return Tenant.at(0, 0);
    }
}
