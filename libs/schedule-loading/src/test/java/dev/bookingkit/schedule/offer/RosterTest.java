package dev.bookingkit.schedule.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.schedule.ProviderTime;
import dev.bookingkit.schedule.Redirect;
import dev.bookingkit.slot.Absence;
import dev.bookingkit.slot.AvailabilityRule;
import dev.bookingkit.slot.Occupied;
import dev.bookingkit.slot.Query;
import dev.bookingkit.slot.Reason;
import dev.bookingkit.slot.Schedule;
import dev.bookingkit.slot.SlotRules;
import dev.bookingkit.slot.TeamStrategy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RosterTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate DAY = LocalDate.of(2030, 3, 5);
    private static final Instant NOW = Instant.parse("2030-03-01T00:00:00Z");
    private static final SlotRules RULES = SlotRules.of(Duration.ofHours(4));
    private static final UUID ANN = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);
    private static final UUID EVE = new UUID(0, 3);

    @Test
    void aColleagueStandsInOnTheDaysAwayAndOnNoOther() {
        Roster roster = new Roster(null, seats(ANN), RULES);

        Offer offer = roster.offer(times(away(ANN, BOB), there(BOB)));

        assertThat(offer.list(days(3)))
                .extracting(FreeSlot::providerIds)
                .containsExactly(ids(ANN), ids(ANN), ids(BOB), ids(BOB), ids(ANN), ids(ANN));
        assertThat(offer.first(query(DAY, 1))).map(FreeSlot::providerIds).contains(ids(BOB));
        assertThat(offer.providerIds()).containsExactlyInAnyOrder(ANN, BOB);
    }

    @Test
    void whoStandsInIsBookedInTheOthersPlace() {
        Offer offer = new Roster(null, seats(ANN), RULES).offer(times(away(ANN, BOB), there(BOB)));

        assertThat(offer.check(at(9), NOW, Waiver.NOTHING))
                .isEqualTo(new Verdict.Bookable(at(9), at(13), List.of(new Verdict.Candidate(BOB, ANN, RULES)), true));
    }

    @Test
    void aStandInIsNotRedirectedAgain() {
        Offer offer = new Roster(null, seats(ANN), RULES).offer(times(away(ANN, BOB), away(BOB, EVE), there(EVE)));

        assertThat(offer.list(query(DAY, 1))).isEmpty();
        assertThat(offer.refusal(at(9), NOW)).map(Refusal::first).contains(Reason.OUT_OF_OFFICE);
    }

    @Test
    void withoutAnActiveColleagueTheDayStaysEmpty() {
        Offer offer = new Roster(null, seats(ANN), RULES).offer(times(away(ANN, BOB)));

        assertThat(offer.list(query(DAY, 1))).isEmpty();
        assertThat(offer.refusal(at(9), NOW)).map(Refusal::first).contains(Reason.OUT_OF_OFFICE);
    }

    @Test
    void inATeamTheStandInTakesTheSeat() {
        Roster roster = new Roster(TeamStrategy.COLLECTIVE, seats(ANN, EVE), RULES);

        Offer offer = roster.offer(times(away(ANN, BOB), there(BOB), there(EVE)));

        assertThat(offer.list(query(DAY, 1)))
                .extracting(FreeSlot::providerIds)
                .containsExactly(ids(BOB, EVE), ids(BOB, EVE));
    }

    @Test
    void aColleagueOfTheSameTeamHasOneSeatOnly() {
        Roster roster = new Roster(TeamStrategy.COLLECTIVE, seats(ANN, BOB), RULES);

        Offer offer = roster.offer(times(away(ANN, BOB), there(BOB)));

        assertThat(offer.list(query(DAY, 1))).extracting(FreeSlot::providerIds).containsExactly(ids(BOB), ids(BOB));
    }

    @Test
    void withoutAHostWhoMustBeThereATeamOffersNothing() {
        List<Roster> rosters = List.of(
                new Roster(TeamStrategy.FIXED, List.of(fixed(ANN), Roster.Seat.of(BOB, null)), RULES),
                new Roster(TeamStrategy.FIXED, seats(ANN, BOB), RULES),
                new Roster(TeamStrategy.COLLECTIVE, seats(ANN, BOB), RULES));

        for (Roster roster : rosters) {
            Offer offer = roster.offer(times(there(BOB)));

            assertThat(offer.list(days(3))).isEmpty();
            assertThat(offer.refusal(at(9), NOW)).map(Refusal::first).contains(Reason.INACTIVE);
            assertThat(offer.check(at(9), NOW, Waiver.RULES)).isInstanceOf(Verdict.Refused.class);
        }
    }

    @Test
    void whoNeedNotBeThereMayBeInactive() {
        List<Roster.Seat> seats = List.of(fixed(ANN), Roster.Seat.of(BOB, null));

        assertThat(new Roster(TeamStrategy.FIXED, seats, RULES)
                        .offer(times(there(ANN)))
                        .list(query(DAY, 1)))
                .extracting(FreeSlot::providerIds)
                .containsExactly(ids(ANN), ids(ANN));
        assertThat(new Roster(TeamStrategy.ROUND_ROBIN, seats, RULES)
                        .offer(times(there(BOB)))
                        .list(query(DAY, 1)))
                .extracting(FreeSlot::providerIds)
                .containsExactly(ids(BOB), ids(BOB));
    }

    @Test
    void aColleagueOfTheSameTeamHostsForTheFixedOne() {
        List<Roster.Seat> seats = List.of(fixed(ANN), Roster.Seat.of(EVE, null), Roster.Seat.of(BOB, null));

        Offer offer = new Roster(TeamStrategy.FIXED, seats, RULES).offer(times(away(ANN, BOB), there(BOB), there(EVE)));

        assertThat(offer.list(days(2)))
                .extracting(FreeSlot::providerIds)
                .containsExactly(ids(ANN), ids(ANN), ids(BOB), ids(BOB));
    }

    @Test
    void aFixedHostsColleagueIsNotReplacedByTheTeam() {
        List<Roster.Seat> seats = List.of(fixed(ANN), Roster.Seat.of(BOB, null));

        Offer offer =
                new Roster(TeamStrategy.FIXED, seats, RULES).offer(times(away(ANN, BOB), away(BOB, EVE), there(EVE)));

        assertThat(offer.list(query(DAY, 1))).isEmpty();
        assertThat(offer.refusal(at(9), NOW)).map(Refusal::first).contains(Reason.OUT_OF_OFFICE);
    }

    @Test
    void ofAManagedTeamEachIsBookedUnderTheirOwnRules() {
        SlotRules own = SlotRules.of(Duration.ofHours(2)).withBuffers(Duration.ZERO, Duration.ofMinutes(30));
        Roster roster =
                new Roster(TeamStrategy.MANAGED, List.of(Roster.Seat.of(ANN, null), Roster.Seat.of(BOB, own)), RULES);

        Offer offer = roster.offer(times(there(ANN), there(BOB)));

        assertThat(offer.check(at(9), NOW, Waiver.NOTHING))
                .isEqualTo(new Verdict.Bookable(at(9), at(11), List.of(new Verdict.Candidate(BOB, BOB, own)), false));
    }

    @Test
    void whoeverBooksOutsideOfTheRulesStillMeetsBookingsAndBuffers() {
        ProviderTime ann = taken(there(ANN), at(20), at(21));
        Offer one =
                new Roster(null, seats(ANN), RULES.withBuffers(Duration.ZERO, Duration.ofMinutes(5))).offer(times(ann));

        assertThat(one.check(at(3), NOW, Waiver.NOTHING)).isInstanceOf(Verdict.Refused.class);
        assertThat(one.check(at(3), NOW, Waiver.RULES)).isInstanceOf(Verdict.Bookable.class);
        assertThat(reason(one.check(at(18), NOW, Waiver.RULES))).isEqualTo(Reason.ALREADY_BOOKED);
        assertThat(reason(one.check(at(16), NOW, Waiver.RULES))).isEqualTo(Reason.BUFFER_CONFLICT);
    }

    @Test
    void ofATeamOutsideOfTheRulesThoseWithoutABookingAreLeft() {
        Map<UUID, ProviderTime> times = times(taken(there(ANN), at(20), at(21)), there(BOB));

        Offer any = new Roster(TeamStrategy.ROUND_ROBIN, seats(ANN, BOB), RULES).offer(times);
        Offer all = new Roster(TeamStrategy.COLLECTIVE, seats(ANN, BOB), RULES).offer(times);

        assertThat(any.check(at(18), NOW, Waiver.RULES))
                .isEqualTo(
                        new Verdict.Bookable(at(18), at(22), List.of(new Verdict.Candidate(BOB, BOB, RULES)), false));
        assertThat(reason(all.check(at(18), NOW, Waiver.RULES))).isEqualTo(Reason.ALREADY_BOOKED);
        assertThat(all.check(at(14), NOW, Waiver.RULES)).isInstanceOf(Verdict.Bookable.class);
    }

    @Test
    void theListAndTheCheckAgreeOnEveryStartOfARedirectedTeam() {
        Offer offer = new Roster(TeamStrategy.ROUND_ROBIN, seats(ANN, EVE), RULES)
                .offer(times(away(ANN, BOB), taken(there(BOB), at(9), at(10)), there(EVE)));
        Query query = query(DAY.minusDays(1), 3);
        List<Instant> listed = offer.list(query).stream().map(FreeSlot::start).toList();

        for (Instant start = query.start(); start.isBefore(query.end()); start = start.plusSeconds(1_800)) {
            boolean bookable = offer.check(start, NOW, Waiver.NOTHING) instanceof Verdict.Bookable;
            assertThat(bookable).as("%s", start).isEqualTo(listed.contains(start));
            assertThat(offer.refusal(start, NOW).isEmpty()).isEqualTo(bookable);
        }
    }

    private static @Nullable Reason reason(Verdict verdict) {
        return verdict instanceof Verdict.Refused(Refusal refusal) ? refusal.first() : null;
    }

    private static List<Roster.Seat> seats(UUID... providers) {
        return Arrays.stream(providers).map(it -> Roster.Seat.of(it, null)).toList();
    }

    private static Roster.Seat fixed(UUID provider) {
        return new Roster.Seat(provider, 0, 1, true, null);
    }

    private static List<String> ids(UUID... providers) {
        return Arrays.stream(providers).map(UUID::toString).toList();
    }

    private static Map<UUID, ProviderTime> times(ProviderTime... times) {
        return Stream.of(times).collect(Collectors.toMap(ProviderTime::providerId, Function.identity()));
    }

    /** Open from 9 to 17, New York time. */
    private static ProviderTime there(UUID id) {
        Schedule schedule = Schedule.of(
                NEW_YORK, AvailabilityRule.of("FREQ=DAILY", LocalTime.of(9, 0), LocalTime.of(17, 0), NEW_YORK));
        return new ProviderTime(id, schedule, List.of(), List.of());
    }

    private static ProviderTime away(UUID id, UUID to) {
        Absence absence = new Absence(DAY, DAY, "away");
        return new ProviderTime(
                id,
                there(id).schedule().withAbsences(absence),
                List.of(),
                List.of(new Redirect(absence, NEW_YORK, to)));
    }

    private static ProviderTime taken(ProviderTime time, Instant from, Instant to) {
        return new ProviderTime(
                time.providerId(), time.schedule(), List.of(Occupied.booking(from, to)), time.redirects());
    }

    private static Instant at(int hour) {
        return DAY.atTime(hour, 0).atZone(NEW_YORK).toInstant();
    }

    private static Query days(int count) {
        return query(DAY.minusDays(1), count);
    }

    private static Query query(LocalDate from, int days) {
        return new Query(
                from.atStartOfDay(NEW_YORK).toInstant(),
                from.plusDays(days).atStartOfDay(NEW_YORK).toInstant(),
                NOW);
    }
}
