package dev.bookingkit.payment;

import dev.bookingkit.problem.Problem;
import dev.bookingkit.problem.ProblemType;
import dev.bookingkit.schema.BookingStatus;
import dev.bookingkit.schema.PaymentStatus;
import java.util.Map;

/** Why money does not move. */
public sealed interface PaymentProblem extends Problem {

    /** Only a booking that waits for its payment can be paid. */
    record BookingNotPending(BookingStatus current) implements PaymentProblem {

        @Override
        public ProblemType type() {
            return ProblemType.WRONG_STATUS;
        }

        @Override
        public String detail() {
            return "The booking is " + current.wireName() + "; only a pending booking can be paid.";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("currentStatus", current.wireName());
        }
    }

    record NothingToPay() implements PaymentProblem {

        @Override
        public ProblemType type() {
            return ProblemType.WRONG_STATUS;
        }

        @Override
        public String detail() {
            return "Nothing is to be paid for this booking.";
        }
    }

    record AlreadyPaid(PaymentStatus current) implements PaymentProblem {

        @Override
        public ProblemType type() {
            return ProblemType.WRONG_STATUS;
        }

        @Override
        public String detail() {
            return "The booking has been paid.";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("currentStatus", current.wireName());
        }
    }

    /** Only what was paid, and was not given back, can be given back. */
    record NotRefundable(PaymentStatus current) implements PaymentProblem {

        @Override
        public ProblemType type() {
            return ProblemType.WRONG_STATUS;
        }

        @Override
        public String detail() {
            return "The payment is " + current.wireName() + "; there is nothing that can be given back.";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("currentStatus", current.wireName());
        }
    }

    /** @param code Stripe's code, such as {@code insufficient_funds} or {@code amount_too_small} */
    record Declined(String code) implements PaymentProblem {

        @Override
        public ProblemType type() {
            return ProblemType.PAYMENT_DECLINED;
        }

        @Override
        public String detail() {
            return "The payment was declined (" + code + "); try another means of payment.";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("code", code);
        }
    }
}
