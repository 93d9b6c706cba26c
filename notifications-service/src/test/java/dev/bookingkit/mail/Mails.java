package dev.bookingkit.mail;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bookingkit.booking.BookingDetails;
import dev.bookingkit.schema.BookingSource;
import dev.bookingkit.schema.BookingStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The jobs that the golden files show: one booking in Berlin for a customer in New York, across the change of clocks. */
final class Mails {

    private static final UUID ID = UUID.fromString("0190a000-0000-7000-8000-000000000001");
    private static final Instant START = Instant.parse("2031-03-10T13:00:00Z");

    private static final UUID SEAT = UUID.fromString("0190a000-0000-7000-8000-000000000005");

    private Mails() {}

    static MailJob of(MailKind kind, boolean toHost) {
        boolean moved = kind == MailKind.RESCHEDULE;
        Instant previous = START.minus(Duration.ofDays(2));
        MailJob.Entry entry = new MailJob.Entry(
                UUID.fromString("0190a000-0000-7000-8000-00000000000a"),
                UUID.fromString("0190a000-0000-7000-8000-000000000004"),
                ID,
                MailJob.kindInLog(kind, toHost),
                toHost ? "ada@example.org" : "grace@example.org",
                kind.headline(),
                0,
                START,
                kind.ordinal() + 1,
                START,
                START.plus(Duration.ofMinutes(30)),
                moved ? previous : null,
                moved ? previous.plus(Duration.ofMinutes(30)) : null,
                Instant.parse("2031-01-02T03:04:05Z"),
                false,
                kind == MailKind.OFFER ? SEAT : null);
        return new MailJob(entry, booking(kind));
    }

    private static BookingDetails booking(MailKind kind) {
        boolean offer = kind == MailKind.OFFER;
        return new BookingDetails(
                ID,
                UUID.fromString("0190a000-0000-7000-8000-000000000002"),
                "Cut, <b>colour</b>; & more",
                true,
                UUID.fromString("0190a000-0000-7000-8000-000000000003"),
                List.of(UUID.fromString("0190a000-0000-7000-8000-000000000003")),
                "Ada \"Lovelace\"",
                "ada@example.org",
                "Europe/Berlin",
                "Salon & Söhne",
                null,
                null,
                START,
                START.plus(Duration.ofMinutes(30)),
                BookingStatus.CONFIRMED,
                "the host is <ill>",
                null,
                BookingSource.ONLINE,
                "Grace <script>alert(1)</script>",
                "grace@example.org",
                null,
                "America/New_York",
                true,
                false,
                Map.of(),
                "Hauptstraße 1, 10115 Berlin",
                0,
                "EUR",
                JsonNodeFactory.instance.objectNode(),
                1,
                START,
                START,
                offer ? 12 : 1,
                offer ? SEAT : null,
                offer ? Instant.parse("2031-03-09T15:30:00Z") : null);
    }
}
