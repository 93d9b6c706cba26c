package dev.bookingkit.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import dev.bookingkit.stripe.StripeAnswer.Declined;
import dev.bookingkit.stripe.StripeAnswer.Refused;
import dev.bookingkit.stripe.StripeAnswer.Unanswered;
import java.util.Set;
import org.jboss.logging.Logger;

/** What stripe-java's exceptions mean. */
final class StripeFailures {

    private static final Logger LOG = Logger.getLogger(StripeFailures.class);

    /** Refusals that pass: money has to arrive first, or another request is at it. */
    private static final Set<String> PASSING =
            Set.of("balance_insufficient", "lock_timeout", "idempotency_key_in_use", "rate_limit");

    private StripeFailures() {}

    static <T> StripeAnswer<T> answer(Exception failure) {
        return switch (failure) {
            case RateLimitException busy -> new Unanswered<>("rate limit");
            case CardException declined -> new Declined<>(declineCode(declined), text(declined.getUserMessage()));
            case AuthenticationException misconfigured -> misconfigured(misconfigured);
            case ApiConnectionException lost -> new Unanswered<>("no connection");
            case InvalidRequestException refused
            when !PASSING.contains(code(refused)) -> new Refused<>(code(refused), text(refused.getUserMessage()));
            case StripeException error -> new Unanswered<>("status " + error.getStatusCode() + " " + code(error));
            default -> unexpected(failure);
        };
    }

    private static <T> StripeAnswer<T> misconfigured(StripeException failure) {
        LOG.errorf("Stripe does not accept bookingkit.stripe.secret-key: status %d", failure.getStatusCode());
        return new Unanswered<>("the secret key is not accepted");
    }

    private static <T> StripeAnswer<T> unexpected(Exception failure) {
        LOG.error("an answer of Stripe's cannot be read", failure);
        return new Unanswered<>("an answer that cannot be read");
    }

    private static String declineCode(CardException declined) {
        return declined.getDeclineCode() != null ? declined.getDeclineCode() : code(declined);
    }

    private static String code(StripeException failure) {
        return failure.getCode() == null ? "refused" : failure.getCode();
    }

    private static String text(String message) {
        return message == null ? "" : message;
    }
}
