package dev.bookingkit.payment;

import dev.bookingkit.schema.PaymentStatus;
import dev.bookingkit.schema.PaymentType;
import dev.bookingkit.stripe.Intent;
import dev.bookingkit.stripe.StripeRefund;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger: a charge, or a refund of one.
 *
 * <p>A charge moves pending → failed → succeeded → partially_refunded → refunded and never back, except that a new attempt
 * makes a failed charge pending again. A failed charge is <em>open</em> while its intent may still be paid.
 */
@Entity
@Table(name = "payments")
public class Payment {

    /** The failure code of a charge whose intent can never be paid. */
    static final String CANCELED = "canceled";

    @Id
    UUID id;

    @Column(insertable = false, updatable = false)
    UUID organizationId;

    @Column(insertable = false, updatable = false)
    Instant createdAt;

    @Column(insertable = false, updatable = false)
    Instant updatedAt;

    @Version
    int version;

    @Column(updatable = false)
    UUID bookingId;

    @Convert(converter = EnumTexts.OfType.class)
    @ColumnTransformer(write = "cast(? as payment_type)")
    @Column(updatable = false)
    PaymentType type;

    @Convert(converter = EnumTexts.OfStatus.class)
    @ColumnTransformer(write = "cast(? as payment_status)")
    PaymentStatus status;

    @Column(updatable = false)
    long amountCents;

    long refundedCents;

    @Column(updatable = false)
    String currency;

    @Column(updatable = false)
    @Nullable
    UUID parentPaymentId;

    @Column(updatable = false)
    @Nullable
    String reason;

    @Nullable
    String stripePaymentIntentId;

    @Nullable
    String stripeRefundId;

    @Nullable
    String stripeClientSecret;

    @Nullable
    String failureCode;

    @Nullable
    String failureMessage;

    @Nullable
    Instant succeededAt;

    @Nullable
    Instant reconciledAt;

    /** What a piece of news made of a row. */
    enum Change {
        NONE,
        SUCCEEDED,
        FAILED
    }

    boolean isRefund() {
        return type == PaymentType.REFUND;
    }

    /** Whether its customer may still pay it. */
    boolean isOpen() {
        return !isRefund() && (status == PaymentStatus.PENDING || isDeclined());
    }

    private boolean isDeclined() {
        return status == PaymentStatus.FAILED && stripePaymentIntentId != null && !CANCELED.equals(failureCode);
    }

    boolean isPaid() {
        return !isRefund() && (status == PaymentStatus.SUCCEEDED || status == PaymentStatus.PARTIALLY_REFUNDED);
    }

    /** The charge that this refund gives back; only refunds have one, and the database insists that they do. */
    UUID chargeId() {
        return Objects.requireNonNull(parentPaymentId, "only a refund has a charge");
    }

    /** The intent of a charge that was prepared at Stripe. */
    String intentId() {
        return Objects.requireNonNull(stripePaymentIntentId, "the charge was never prepared");
    }

    boolean isPrepared() {
        return stripePaymentIntentId != null && stripeClientSecret != null;
    }

    /** Another attempt is to be made with the same intent. */
    void reopen() {
        status = PaymentStatus.PENDING;
        failureCode = null;
        failureMessage = null;
    }

    /** News of the charge's intent, in whatever order it comes. */
    Change apply(Intent intent, Instant now) {
        if (isOfAnotherIntent(intent)) {
            return Change.NONE;
        }
        stripePaymentIntentId = intent.id();
        stripeClientSecret = intent.clientSecret() == null ? stripeClientSecret : intent.clientSecret();
        return switch (intent.state()) {
            case OPEN -> Change.NONE;
            case DECLINED ->
                status == PaymentStatus.PENDING ? fail(intent.failureCode(), intent.failureMessage()) : Change.NONE;
            case CANCELED -> cancel();
            case SUCCEEDED -> succeed(now);
        };
    }

    /** An intent whose secret nobody ever got cannot be paid; if one is paid nevertheless, it is the one that counts. */
    private boolean isOfAnotherIntent(Intent intent) {
        return stripePaymentIntentId != null
                && !stripePaymentIntentId.equals(intent.id())
                && (intent.state() != Intent.State.SUCCEEDED || succeededAt != null);
    }

    /** Stripe does not want this charge at all. */
    Change refuse(String code, String message) {
        return status == PaymentStatus.PENDING ? fail(code, message) : Change.NONE;
    }

    private Change succeed(Instant now) {
        if (status != PaymentStatus.PENDING && status != PaymentStatus.FAILED) {
            return Change.NONE;
        }
        status = PaymentStatus.SUCCEEDED;
        succeededAt = now;
        failureCode = null;
        failureMessage = null;
        return Change.SUCCEEDED;
    }

    private Change cancel() {
        boolean wasPending = status == PaymentStatus.PENDING;
        if (isOpen()) {
            fail(CANCELED, null);
        }
        return wasPending ? Change.FAILED : Change.NONE;
    }

    /** News of a refund. That it failed is final: money can come back days after a success. */
    Change apply(StripeRefund refund, Instant now) {
        stripeRefundId = refund.id();
        return switch (refund.state()) {
            case PENDING -> Change.NONE;
            case FAILED -> status == PaymentStatus.FAILED ? Change.NONE : fail(refund.failureCode(), null);
            case SUCCEEDED -> status == PaymentStatus.PENDING ? succeed(now) : Change.NONE;
        };
    }

    private Change fail(@Nullable String code, @Nullable String message) {
        status = PaymentStatus.FAILED;
        failureCode = code == null ? "unknown" : cut(code, 100);
        failureMessage = message == null ? null : cut(message, 1000);
        return Change.FAILED;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    /** The sum of this charge's succeeded refunds has changed. */
    void refunded(long cents) {
        refundedCents = cents;
        status = cents == 0
                ? PaymentStatus.SUCCEEDED
                : cents < amountCents ? PaymentStatus.PARTIALLY_REFUNDED : PaymentStatus.REFUNDED;
    }

    public UUID id() {
        return id;
    }

    public UUID organizationId() {
        return organizationId;
    }

    public UUID bookingId() {
        return bookingId;
    }

    public PaymentType type() {
        return type;
    }

    public PaymentStatus status() {
        return status;
    }

    public long amountCents() {
        return amountCents;
    }

    public long refundedCents() {
        return refundedCents;
    }

    public String currency() {
        return currency;
    }

    public @Nullable UUID parentPaymentId() {
        return parentPaymentId;
    }

    public @Nullable String reason() {
        return reason;
    }

    public @Nullable String clientSecret() {
        return stripeClientSecret;
    }

    public @Nullable String failureCode() {
        return failureCode;
    }

    public @Nullable String failureMessage() {
        return failureMessage;
    }

    public @Nullable Instant succeededAt() {
        return succeededAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
