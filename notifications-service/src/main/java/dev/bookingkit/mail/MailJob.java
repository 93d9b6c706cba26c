package dev.bookingkit.mail;

import dev.bookingkit.booking.BookingDetails;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be sent: its row of {@code mail_log}, the event it is about, and the booking as it is now.
 *
 * @param entry the row and the event
 */
record MailJob(Entry entry, BookingDetails booking) {

    private static final String HOST_PREFIX = "host_";

    /**
     * @param kind a {@link MailKind}, with {@code host_} before it for the provider's mail
     * @param previousStartsAt null unless the event moved the booking
     * @param seatId of the attendee whom the mail is for; else null
     * @param earlierPending an earlier mail about this booking to this recipient has not left yet
     */
    record Entry(
            UUID id,
            UUID organizationId,
            UUID bookingId,
            String kind,
            String recipient,
            String subject,
            int attempts,
            Instant createdAt,
            int sequence,
            Instant startsAt,
            Instant endsAt,
            @Nullable Instant previousStartsAt,
            @Nullable Instant previousEndsAt,
            Instant occurredAt,
            boolean earlierPending,
            @Nullable UUID seatId) {}

    static String kindInLog(MailKind kind, boolean toHost) {
        return (toHost ? HOST_PREFIX : "") + kind.wireName();
    }

    MailKind kind() {
        return MailKind.fromWire(toHost() ? entry.kind().substring(HOST_PREFIX.length()) : entry.kind());
    }

    /** A host changes bookings with its own account; a cancelled booking has nothing left to manage. */
    boolean invitesToManage() {
        return !toHost() && kind() != MailKind.CANCELLATION;
    }

    boolean toHost() {
        return entry.kind().startsWith(HOST_PREFIX);
    }
}
