package dev.bookingkit.booking;

import dev.bookingkit.booking.BookingDecision.Accepted;
import dev.bookingkit.booking.BookingDecision.Moot;
import dev.bookingkit.booking.BookingDecision.Refused;
import dev.bookingkit.booking.BookingDecision.TooEarly;
import dev.bookingkit.booking.BookingDecision.TooLate;
import dev.bookingkit.column.BookingSourceColumn;
import dev.bookingkit.column.BookingStatusColumn;
import dev.bookingkit.column.JsonColumn;
import dev.bookingkit.column.MetadataColumn;
import dev.bookingkit.column.PaymentStatusColumn;
import dev.bookingkit.eventtype.EventType;
import dev.bookingkit.placement.Extent;
import dev.bookingkit.placement.Placement;
import dev.bookingkit.schema.BookingSource;
import dev.bookingkit.schema.BookingStatus;
import dev.bookingkit.schema.PaymentStatus;
import dev.bookingkit.slot.Period;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A provider's time, taken for a customer.
 *
 * <p>{@code pending → confirmed → completed | no_show}; {@code pending → rejected}; {@code pending, confirmed, rescheduled →
 * cancelled}; {@code confirmed, rescheduled → rescheduled} at another time, which goes on like {@code confirmed}. A pending
 * booking that is moved stays pending. Completed and no-show are said once it has started.
 */
@Entity
@Table(name = "bookings")
@DynamicUpdate
public class Booking {

    private static final Set<BookingStatus> FIRM = Set.of(BookingStatus.CONFIRMED, BookingStatus.RESCHEDULED);

    @Id
    private UUID id;

    @Column(name = "organization_id", insertable = false, updatable = false)
    private UUID organizationId;

    @Column(name = "created_at", insertable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at", insertable = false, updatable = false)
    private Instant updatedAt;

    @Column(name = "version", insertable = false, updatable = false)
    private int version;

    @Column(name = "event_type_id")
    private UUID eventTypeId;

    @Column(name = "team_id")
    private @Nullable UUID teamId;

    @Column(name = "series_id")
    private @Nullable UUID seriesId;

    @Embedded
    @Column
    private Place place;

    @Column(name = "status")
    @Convert(converter = BookingStatusColumn.class)
    @ColumnTransformer(write = BookingStatusColumn.WRITE)
    private BookingStatus status;

    @Column(name = "status_reason")
    private @Nullable String statusReason;

    @Column(name = "payment_status")
    @Convert(converter = PaymentStatusColumn.class)
    @ColumnTransformer(write = PaymentStatusColumn.WRITE)
    private @Nullable PaymentStatus paymentStatus;

    @Column(name = "source")
    @Convert(converter = BookingSourceColumn.class)
    @ColumnTransformer(write = BookingSourceColumn.WRITE)
    private BookingSource source;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Embedded
    @Column
    private Customer customer;

    @Column(name = "customer_email_key", insertable = false, updatable = false)
    private String customerEmailKey;

    @Column(name = "customer_erased_at", insertable = false, updatable = false)
    private @Nullable Instant customerErasedAt;

    @Column(name = "notes")
    private @Nullable String notes;

    @Embedded
    @Column
    private Terms terms;

    @Column(name = "max_seats")
    private int maxSeats;

    /** Of a new session as many as its first attendee takes; from then on counted by the database. */
    @Column(name = "seats_taken", updatable = false)
    private int seatsTaken;

    @Column(name = "metadata")
    @Convert(converter = MetadataColumn.class)
    @ColumnTransformer(read = "cast(metadata as text)", write = JsonColumn.WRITE)
    private Map<String, Object> metadata;

    @Transient
    private @Nullable Attendance attendance;

    protected Booking() {}

    /** A new booking at a time that the engine has allowed; it waits for its payment first, then for the host. */
    static Booking placed(UUID id, EventType type, Placement placement, BookingOrder order, Instant now) {
        Booking booking = new Booking();
        booking.id = id;
        booking.eventTypeId = type.id();
        booking.teamId = placement.teamId();
        booking.source = order.source();
        booking.customer = order.customer();
        booking.notes = order.notes();
        booking.metadata = order.metadata();
        booking.seatsTaken = order.seats();
        booking.terms = Terms.of(type, placement.discountPercent());
        booking.maxSeats = type.seats();
        booking.place = Place.of(placement);
        booking.await(type, now);
        return booking;
    }

    /** Of a new booking, before it is written. */
    Booking partOf(UUID series) {
        seriesId = series;
        return this;
    }

    private void await(EventType type, Instant now) {
        boolean unpaid = terms.priceCents() > 0 && paymentStatus == null;
        boolean unconfirmed = type.details().requiresConfirmation();
        status = unpaid || unconfirmed ? BookingStatus.PENDING : BookingStatus.CONFIRMED;
        if (unpaid) {
            paymentStatus = PaymentStatus.PENDING;
            expiresAt = now.plus(Duration.ofMinutes(type.paymentTimeoutMinutes()));
        } else {
            expiresAt = unconfirmed ? now.plus(Duration.ofHours(type.details().confirmationTimeoutHours())) : null;
        }
    }

    /** Does it where the status allows it. */
    BookingDecision decide(BookingOperation operation, Instant now) {
        return switch (operation) {
            case BookingOperation.Confirm confirm -> pendingTo(BookingStatus.CONFIRMED, null);
            case BookingOperation.Reject reject -> pendingTo(BookingStatus.REJECTED, reject.reason());
            case BookingOperation.Cancel cancel -> cancel(cancel.reason());
            case BookingOperation.Complete complete -> startedTo(BookingStatus.COMPLETED, now);
            case BookingOperation.NoShow noShow -> startedTo(BookingStatus.NO_SHOW, now);
            case BookingOperation.CompleteAutomatically complete ->
                now.isBefore(endsAt().plus(complete.afterEnd())) || !FIRM.contains(status)
                        ? new Moot()
                        : become(BookingStatus.COMPLETED, null);
            case BookingOperation.ExpirePayment expire ->
                isOverdue(Deadline.Kind.PAYMENT, now) ? cancel("payment_expired") : new Moot();
            case BookingOperation.ExpireConfirmation expire ->
                isOverdue(Deadline.Kind.CONFIRMATION, now)
                        ? pendingTo(BookingStatus.REJECTED, "confirmation_timeout")
                        : new Moot();
        };
    }

    /** Whether its guest may still call it off or move it: until so many minutes before its start. */
    BookingDecision openToItsGuest(int cutoffMinutes, Instant now) {
        Instant until = startsAt().minus(Duration.ofMinutes(cutoffMinutes));
        return now.isAfter(until) ? new TooLate(until) : new Accepted();
    }

    /** When it completes by itself, if it is left alone; nothing where it will not. */
    Optional<Instant> completesAt(Duration afterEnd) {
        return FIRM.contains(status) ? Optional.of(endsAt().plus(afterEnd)) : Optional.empty();
    }

    /** Whether it may be moved at all; asked before the engine is. */
    BookingDecision mayMove() {
        return status == BookingStatus.PENDING || FIRM.contains(status) ? new Accepted() : new Refused(status);
    }

    /**
     * To a place that was decided on; Moot where it is there. A pending booking stays pending, another one becomes rescheduled, unless
     * it only changes hands.
     */
    BookingDecision move(Placement placement) {
        BookingDecision decision = mayMove();
        Place there = Place.of(placement);
        if (decision instanceof Accepted && place.isSameTimeAndHosts(there)) {
            return new Moot();
        }
        if (decision instanceof Accepted) {
            if (status != BookingStatus.PENDING && !place.isSameTime(there)) {
                status = BookingStatus.RESCHEDULED;
            }
            place = place.movedTo(there);
        }
        return decision;
    }

    /** From its main host to someone who is no host of it yet; the others stay. */
    BookingDecision handOver(UUID to) {
        BookingDecision decision = mayMove();
        if (decision instanceof Accepted) {
            place = place.handedTo(to);
        }
        return decision;
    }

    /** Its price was paid. Nothing for a booking that is no longer active: its payment is given back. */
    BookingDecision paid(EventType type, Instant now) {
        if (!status.isActive() || paymentStatus != PaymentStatus.PENDING) {
            return new Moot();
        }
        paymentStatus = PaymentStatus.SUCCEEDED;
        if (status == BookingStatus.PENDING) {
            await(type, now);
        }
        return new Accepted();
    }

    /** Money was given back: all of it, or a part. */
    BookingDecision refunded(boolean whole) {
        PaymentStatus after = whole ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED;
        if (paymentStatus == after || paymentStatus == PaymentStatus.REFUNDED) {
            return new Moot();
        }
        paymentStatus = after;
        return new Accepted();
    }

    /** What it waits for; nothing where it is not pending. */
    Optional<Deadline> deadline() {
        if (status != BookingStatus.PENDING || expiresAt == null) {
            return Optional.empty();
        }
        boolean unpaid = paymentStatus == PaymentStatus.PENDING;
        return Optional.of(new Deadline(unpaid ? Deadline.Kind.PAYMENT : Deadline.Kind.CONFIRMATION, expiresAt));
    }

    /** How much of its hosts' time it takes. */
    Extent extent() {
        return place.extent();
    }

    /** What it holds of its hosts' time: itself and its buffers. */
    Period claimed() {
        return place.claimed();
    }

    /** Whether it lies ahead and can still be moved or called off. */
    public boolean isToCome(Instant now) {
        return startsAt().isAfter(now) && mayMove() instanceof Accepted;
    }

    private boolean isOverdue(Deadline.Kind kind, Instant now) {
        return deadline()
                .filter(it -> it.kind() == kind && !it.at().isAfter(now))
                .isPresent();
    }

    private BookingDecision pendingTo(BookingStatus next, @Nullable String reason) {
        return status == BookingStatus.PENDING ? become(next, reason) : new Refused(status);
    }

    private BookingDecision startedTo(BookingStatus next, Instant now) {
        if (!FIRM.contains(status)) {
            return new Refused(status);
        }
        return now.isBefore(startsAt()) ? new TooEarly(startsAt()) : become(next, null);
    }

    private BookingDecision cancel(@Nullable String reason) {
        return mayMove() instanceof Accepted ? become(BookingStatus.CANCELLED, reason) : new Refused(status);
    }

    private BookingDecision become(BookingStatus next, @Nullable String reason) {
        status = next;
        statusReason = reason;
        expiresAt = null;
        return new Accepted();
    }

    /** It has that many seats from now on; not fewer than are taken. */
    public void resize(int seats) {
        maxSeats = seats;
    }

    /** The same booking, through the eyes of one of its attendees. */
    public Booking seenBy(Attendance attendee) {
        attendance = attendee;
        return this;
    }

    /** Whose part of it is to be shown; null: the whole booking. */
    public @Nullable Attendance attendance() {
        return attendance;
    }

    /** Whether it is one guest's, who may have a link to it. */
    boolean isOneGuests() {
        return maxSeats == 1 && customerErasedAt == null;
    }

    public int maxSeats() {
        return maxSeats;
    }

    /** By attendees and by offers. */
    public int seatsTaken() {
        return seatsTaken;
    }

    public UUID id() {
        return id;
    }

    public UUID organizationId() {
        return organizationId;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public int version() {
        return version;
    }

    public UUID eventTypeId() {
        return eventTypeId;
    }

    public UUID providerId() {
        return place.providerId();
    }

    public List<UUID> providerIds() {
        return place.providerIds();
    }

    public @Nullable UUID teamId() {
        return teamId;
    }

    public @Nullable UUID seriesId() {
        return seriesId;
    }

    public Instant startsAt() {
        return place.startsAt();
    }

    public Instant endsAt() {
        return place.endsAt();
    }

    public BookingStatus status() {
        return status;
    }

    public @Nullable String statusReason() {
        return statusReason;
    }

    public @Nullable PaymentStatus paymentStatus() {
        return paymentStatus;
    }

    public BookingSource source() {
        return source;
    }

    public Customer customer() {
        return customer;
    }

    public boolean isErased() {
        return customerErasedAt != null;
    }

    public long priceCents() {
        return terms.priceCents();
    }

    /** Off the event type's price when it was booked; the price is what is left. */
    public @Nullable Integer discountPercentage() {
        return terms.discountPercentage();
    }

    public @Nullable Long depositCents() {
        return terms.depositCents();
    }

    public String currency() {
        return terms.currency();
    }

    public @Nullable Map<String, Object> assignment() {
        return place.assignment();
    }

    public boolean overridesRules() {
        return place.overridesRules();
    }

    public Map<String, Object> metadata() {
        return metadata;
    }
}
