package dev.bookingkit.mail;

import dev.bookingkit.booking.BookingDetails;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the templates show.
 *
 * @param partner the other side: the provider in a customer's mail, the customer in a provider's
 * @param when in the reader's zone
 * @param previousWhen the time that no longer holds, if the booking was moved
 * @param reason what the other side wrote when it cancelled or rejected
 * @param manageUrl where the customer cancels or moves the booking; never in a provider's mail
 * @param session whether several share the booking: an attendee leaves it but does not move it
 * @param offerUntil until when a freed seat is held, in the reader's zone; null where none is
 * @param offerUrl where the attendee takes it; only in the mail about it
 */
record MailModel(
        String recipientName,
        String partner,
        String title,
        String when,
        @Nullable String previousWhen,
        @Nullable String location,
        @Nullable String reason,
        @Nullable String manageUrl,
        String organization,
        String reference,
        boolean session,
        @Nullable String offerUntil,
        @Nullable String offerUrl) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    static MailModel of(MailJob job, @Nullable String manageUrl, @Nullable String offerUrl) {
        BookingDetails booking = job.booking();
        MailJob.Entry entry = job.entry();
        ZoneId zone = zone(job);
        Instant previousStart = entry.previousStartsAt();
        Instant previousEnd = entry.previousEndsAt();
        return new MailModel(
                job.toHost() ? booking.providerName() : booking.customerName(),
                job.toHost() ? booking.customerName() : booking.providerName(),
                booking.title(),
                when(entry.startsAt(), entry.endsAt(), zone),
                previousStart == null || previousEnd == null ? null : when(previousStart, previousEnd, zone),
                booking.locationValue(),
                job.kind() == MailKind.CANCELLATION ? booking.statusReason() : null,
                manageUrl,
                booking.organizationName(),
                booking.id().toString(),
                booking.isSession(),
                offerUntil(job, zone),
                offerUrl);
    }

    private static @Nullable String offerUntil(MailJob job, ZoneId zone) {
        Instant until = job.booking().offerExpiresAt();
        if (until == null) {
            return null;
        }
        ZonedDateTime local = until.atZone(zone);
        return DAY.format(local) + ", " + TIME.format(local) + " (" + zone.getId() + ")";
    }

    static ZoneId zone(MailJob job) {
        String customers = job.booking().customerTimeZone();
        return ZoneId.of(job.toHost() || customers == null ? job.booking().providerTimeZone() : customers);
    }

    static String when(Instant start, Instant end, ZoneId zone) {
        ZonedDateTime from = start.atZone(zone);
        ZonedDateTime to = end.atZone(zone);
        String until =
                from.toLocalDate().equals(to.toLocalDate()) ? TIME.format(to) : DAY.format(to) + ", " + TIME.format(to);
        return DAY.format(from) + ", " + TIME.format(from) + " – " + until + " (" + zone.getId() + ")";
    }
}
