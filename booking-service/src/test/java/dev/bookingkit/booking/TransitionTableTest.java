package dev.bookingkit.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.booking.BookingDecision.Accepted;
import dev.bookingkit.booking.BookingDecision.Moot;
import dev.bookingkit.booking.BookingDecision.Refused;
import dev.bookingkit.booking.BookingDecision.TooEarly;
import dev.bookingkit.eventtype.EventType;
import dev.bookingkit.eventtype.EventTypeFixtures;
import dev.bookingkit.placement.Placement;
import dev.bookingkit.schema.BookingSource;
import dev.bookingkit.schema.BookingStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every status × every operation: the status after it, {@code -} refused, {@code =} nothing to do, {@code <} too early. */
class TransitionTableTest {

    private static final String TABLE = """
                        | confirm   | reject   | cancel    | complete  | no_show | complete_automatically | expire_payment | expire_confirmation | move        | hand_over   | paid      | refunded
            unpaid      | confirmed | rejected | cancelled | -         | -       | =                      | cancelled      | =                   | pending     | pending     | confirmed | pending
            pending     | confirmed | rejected | cancelled | -         | -       | =                      | =              | rejected            | pending     | pending     | =         | pending
            confirmed   | -         | -        | cancelled | completed | no_show | completed              | =              | =                   | rescheduled | confirmed   | =         | confirmed
            rescheduled | -         | -        | cancelled | completed | no_show | completed              | =              | =                   | rescheduled | rescheduled | =         | rescheduled
            completed   | -         | -        | -         | -         | -       | =                      | =              | =                   | -           | -           | =         | completed
            no_show     | -         | -        | -         | -         | -       | =                      | =              | =                   | -           | -           | =         | no_show
            cancelled   | -         | -        | -         | -         | -       | =                      | =              | =                   | -           | -           | =         | cancelled
            rejected    | -         | -        | -         | -         | -       | =                      | =              | =                   | -           | -           | =         | rejected
            """;

    /** The same before the start and before each deadline, where that makes a difference. */
    private static final String EARLY = """
                        | confirm   | reject   | cancel    | complete  | no_show | complete_automatically | expire_payment | expire_confirmation
            unpaid      | confirmed | rejected | cancelled | -         | -       | =                      | =              | =
            pending     | confirmed | rejected | cancelled | -         | -       | =                      | =              | =
            confirmed   | -         | -        | cancelled | <         | <       | =                      | =              | =
            rescheduled | -         | -        | cancelled | <         | <       | =                      | =              | =
            """;

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final UUID PROVIDER = UUID.randomUUID();
    private static final UUID COLLEAGUE = UUID.randomUUID();
    private static final Placement SLOT = place("2026-03-09T13:00:00Z");
    private static final Placement LATER = place("2026-03-10T08:00:00Z");
    private static final Instant OVER = SLOT.end().plus(Duration.ofHours(1));

    @TestFactory
    Stream<DynamicTest> goesAlongTheArrowsOnly() {
        return cells(TABLE, OVER);
    }

    @TestFactory
    Stream<DynamicTest> waitsForItsTime() {
        return cells(EARLY, NOW.minusSeconds(1));
    }

    @Test
    void tableHasEveryStatusAndEveryOperation() {
        Set<String> columns = new HashSet<>(header(TABLE));
        Arrays.stream(BookingOperation.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .forEach(name -> assertThat(columns).contains(snake(name)));
        List<String> rows =
                lines(TABLE).skip(1).map(line -> cells(line).getFirst()).toList();
        assertThat(rows)
                .containsAll(Arrays.stream(BookingStatus.values())
                        .map(BookingStatus::wireName)
                        .toList());
    }

    private static Stream<DynamicTest> cells(String table, Instant now) {
        List<String> operations = header(table);
        return lines(table).skip(1).flatMap(line -> {
            List<String> row = cells(line);
            return Stream.iterate(1, i -> i < row.size(), i -> i + 1)
                    .map(i -> DynamicTest.dynamicTest(
                            row.getFirst() + " " + operations.get(i) + " " + row.get(i),
                            () -> check(row.getFirst(), operations.get(i), row.get(i), now)));
        });
    }

    private static void check(String from, String operation, String expected, Instant now) {
        Booking booking = in(from);
        BookingStatus before = booking.status();

        BookingDecision decision = apply(booking, operation, now);

        switch (expected) {
            case "-" -> assertThat(decision).isEqualTo(new Refused(before));
            case "=" -> assertThat(decision).isEqualTo(new Moot());
            case "<" -> assertThat(decision).isEqualTo(new TooEarly(SLOT.start()));
            default -> assertThat(decision).isEqualTo(new Accepted());
        }
        boolean unchanged = Set.of("-", "=", "<").contains(expected);
        assertThat(booking.status()).isEqualTo(unchanged ? before : BookingStatus.fromWire(expected));
        assertThat(booking.startsAt()).isEqualTo(operation.equals("move") && !unchanged ? LATER.start() : SLOT.start());
        assertThat(booking.providerId()).isEqualTo(operation.equals("hand_over") && !unchanged ? COLLEAGUE : PROVIDER);
    }

    private static BookingDecision apply(Booking booking, String operation, Instant now) {
        return switch (operation) {
            case "confirm" -> booking.decide(new BookingOperation.Confirm(), now);
            case "reject" -> booking.decide(new BookingOperation.Reject("no"), now);
            case "cancel" -> booking.decide(new BookingOperation.Cancel("ill"), now);
            case "complete" -> booking.decide(new BookingOperation.Complete(), now);
            case "no_show" -> booking.decide(new BookingOperation.NoShow(), now);
            case "complete_automatically" ->
                booking.decide(new BookingOperation.CompleteAutomatically(Duration.ofMinutes(5)), now);
            case "expire_payment" -> booking.decide(new BookingOperation.ExpirePayment(), now);
            case "expire_confirmation" -> booking.decide(new BookingOperation.ExpireConfirmation(), now);
            case "move" -> booking.move(LATER);
            case "hand_over" -> booking.handOver(COLLEAGUE);
            case "paid" -> booking.paid(type(5_000, false), now);
            case "refunded" -> booking.refunded(true);
            default -> throw new IllegalArgumentException(operation);
        };
    }

    private static Booking in(String status) {
        boolean unpaid = status.equals("unpaid");
        Booking booking =
                placed(type(unpaid ? 5_000 : 0, Set.of("pending", "rejected").contains(status)));
        switch (status) {
            case "unpaid", "pending", "confirmed" -> {}
            case "rejected" -> booking.decide(new BookingOperation.Reject(null), NOW);
            case "cancelled" -> booking.decide(new BookingOperation.Cancel(null), NOW);
            case "completed" -> booking.decide(new BookingOperation.Complete(), OVER);
            case "no_show" -> booking.decide(new BookingOperation.NoShow(), OVER);
            case "rescheduled" -> {
                booking.move(LATER);
                booking.move(SLOT);
            }
            default -> throw new IllegalArgumentException(status);
        }
        assertThat(booking.status()).isEqualTo(BookingStatus.fromWire(unpaid ? "pending" : status));
        return booking;
    }

    private static EventType type(long priceCents, boolean requiresConfirmation) {
        return EventTypeFixtures.halfAnHour(priceCents, requiresConfirmation);
    }

    private static Booking placed(EventType type) {
        Customer customer = new Customer("Ada", "ada@example.org", null, null);
        BookingOrder order = new BookingOrder(
                type.id(),
                PROVIDER,
                null,
                SLOT.start(),
                null,
                customer,
                Map.of(),
                null,
                Map.of(),
                BookingSource.ONLINE,
                false,
                1,
                false);
        return Booking.placed(UUID.randomUUID(), type, SLOT, order, NOW);
    }

    private static Placement place(String start) {
        Instant at = Instant.parse(start);
        return new Placement(at, at.plus(Duration.ofMinutes(30)), 0, 0, List.of(PROVIDER), null, null, false);
    }

    private static List<String> header(String table) {
        return cells(lines(table).findFirst().orElseThrow());
    }

    private static Stream<String> lines(String table) {
        return table.lines().filter(line -> !line.isBlank());
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }

    private static String snake(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
