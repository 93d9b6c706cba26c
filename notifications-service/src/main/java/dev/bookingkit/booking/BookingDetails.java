package dev.bookingkit.booking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bookingkit.schema.BookingSource;
import dev.bookingkit.schema.BookingStatus;
import dev.bookingkit.schema.PaymentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A booking with the names of what it refers to.
 *
 * @param statusReason free text of whoever rejected or cancelled it
 * @param answers the customer's answers by question key
 * @param mailToCustomer whether the customer takes mails and has not been erased
 * @param maxSeats above 1: a session, whose attendees have seats
 * @param seatId of the attendee who stands here as the customer; null: whoever booked it
 * @param offerExpiresAt until when a freed seat is or was held for that attendee
 */
public record BookingDetails(
        UUID id,
        UUID eventTypeId,
        String title,
        boolean requiresConfirmation,
        UUID providerId,
        List<UUID> providerIds,
        String providerName,
        @Nullable String providerEmail,
        String providerTimeZone,
        String organizationName,
        @Nullable UUID teamId,
        @Nullable UUID seriesId,
        Instant startsAt,
        Instant endsAt,
        BookingStatus status,
        @Nullable String statusReason,
        @Nullable PaymentStatus paymentStatus,
        BookingSource source,
        String customerName,
        String customerEmail,
        @Nullable String customerPhone,
        @Nullable String customerTimeZone,
        boolean mailToCustomer,
        boolean erased,
        Map<String, JsonNode> answers,
        @Nullable String locationValue,
        long priceCents,
        String currency,
        JsonNode metadata,
        int version,
        Instant createdAt,
        Instant updatedAt,
        int maxSeats,
        @Nullable UUID seatId,
        @Nullable Instant offerExpiresAt) {

    /** Whether several share it, each with a seat. */
    public boolean isSession() {
        return maxSeats > 1;
    }
}
