package dev.bookingkit.schema;

import static dev.bookingkit.schema.Service.AVAILABILITY;
import static dev.bookingkit.schema.Service.BOOKING;
import static dev.bookingkit.schema.Service.NOTIFICATIONS;
import static dev.bookingkit.schema.Service.PAYMENTS;

import dev.bookingkit.schema.Table.Area;
import dev.bookingkit.schema.Table.Kind;
import java.util.List;
import java.util.Set;

/** Every table of the schema with its owner and readers. Tests hold the grants of the database against it. */
public final class Tables {

    public static final List<Table> ALL = List.of(
            new Table("organizations", Area.ACCESS, Set.of(BOOKING), others(BOOKING), Kind.OWNED, "id"),
            owned("organization_members", Area.ACCESS, BOOKING, AVAILABILITY, PAYMENTS, NOTIFICATIONS),
            owned("api_keys", Area.ACCESS, BOOKING, AVAILABILITY, PAYMENTS, NOTIFICATIONS),
            owned("providers", Area.SCHEDULING, AVAILABILITY, BOOKING, NOTIFICATIONS),
            owned("event_types", Area.SCHEDULING, BOOKING, AVAILABILITY, PAYMENTS, NOTIFICATIONS),
            owned("availability_rules", Area.SCHEDULING, AVAILABILITY, BOOKING),
            owned("availability_overrides", Area.SCHEDULING, AVAILABILITY, BOOKING),
            owned("out_of_office", Area.SCHEDULING, AVAILABILITY, BOOKING),
            owned("teams", Area.SCHEDULING, AVAILABILITY, BOOKING, NOTIFICATIONS),
            owned("team_members", Area.SCHEDULING, AVAILABILITY, BOOKING),
            owned("team_event_types", Area.SCHEDULING, AVAILABILITY, BOOKING),
            owned("bookings", Area.BOOKINGS, BOOKING, AVAILABILITY, PAYMENTS, NOTIFICATIONS),
            new Table(
                    "booking_events",
                    Area.BOOKINGS,
                    Set.of(BOOKING),
                    Set.of(PAYMENTS, NOTIFICATIONS),
                    Kind.APPEND_ONLY,
                    "organization_id"),
            owned("booking_claims", Area.BOOKINGS, BOOKING, AVAILABILITY),
            owned("booking_co_hosts", Area.BOOKINGS, BOOKING),
            owned("holds", Area.BOOKINGS, BOOKING, AVAILABILITY),
            owned("recurring_series", Area.BOOKINGS, BOOKING),
            owned("seat_attendees", Area.BOOKINGS, BOOKING, NOTIFICATIONS),
            owned("booking_question_responses", Area.BOOKINGS, BOOKING, NOTIFICATIONS),
            owned("routing_forms", Area.BOOKINGS, BOOKING),
            owned("routing_submissions", Area.BOOKINGS, BOOKING),
            owned("routing_submission_addresses", Area.BOOKINGS, BOOKING),
            owned("operations", Area.BOOKINGS, BOOKING),
            owned("payments", Area.PAYMENTS, PAYMENTS, BOOKING, NOTIFICATIONS),
            owned("processed_stripe_events", Area.PAYMENTS, PAYMENTS),
            owned("workflows", Area.AUTOMATION, NOTIFICATIONS),
            owned("workflow_logs", Area.AUTOMATION, NOTIFICATIONS),
            owned("webhook_subscriptions", Area.AUTOMATION, NOTIFICATIONS),
            owned("webhook_deliveries", Area.AUTOMATION, NOTIFICATIONS),
            owned("mail_log", Area.AUTOMATION, NOTIFICATIONS),
            owned("customer_preferences", Area.AUTOMATION, NOTIFICATIONS),
            platform("outbox"),
            platform("inbox"),
            platform("idempotency_keys"),
            platform("timers"),
            platform("rate_limits"));

    private Tables() {}

    private static Table owned(String name, Area area, Service owner, Service... readers) {
        return new Table(name, area, Set.of(owner), Set.of(readers), Kind.OWNED, "organization_id");
    }

    private static Table platform(String name) {
        return new Table(name, Area.PLATFORM, Set.of(Service.values()), Set.of(), Kind.PLATFORM, "organization_id");
    }

    private static Set<Service> others(Service owner) {
        return Set.copyOf(List.of(Service.values()).stream()
                .filter(service -> service != owner)
                .toList());
    }
}
