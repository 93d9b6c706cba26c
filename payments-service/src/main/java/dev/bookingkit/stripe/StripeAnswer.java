package dev.bookingkit.stripe;

import java.util.function.Function;

/** What came of a call to Stripe. */
public sealed interface StripeAnswer<T> {

    record Answered<T>(T value) implements StripeAnswer<T> {}

    /** The customer's bank or card said no; {@code code} is Stripe's decline or error code. */
    record Declined<T>(String code, String message) implements StripeAnswer<T> {}

    /** Stripe will not do this, and asking again does not help. */
    record Refused<T>(String code, String message) implements StripeAnswer<T> {}

    /** Nobody knows whether it was done: no answer, too late, or an error on Stripe's side. Ask again. */
    record Unanswered<T>(String reason) implements StripeAnswer<T> {}

    default <R> StripeAnswer<R> map(Function<T, R> function) {
        return switch (this) {
            case Answered<T>(T value) -> new Answered<>(function.apply(value));
            case Declined<T>(String code, String message) -> new Declined<>(code, message);
            case Refused<T>(String code, String message) -> new Refused<>(code, message);
            case Unanswered<T>(String reason) -> new Unanswered<>(reason);
        };
    }
}
