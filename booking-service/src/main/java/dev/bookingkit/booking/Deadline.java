package dev.bookingkit.booking;

import java.time.Instant;

/** Until when a pending booking waits, and for what. */
record Deadline(Kind kind, Instant at) {

    /** The name is that of the timer. */
    enum Kind {
        PAYMENT("booking-payment-expiry"),
        CONFIRMATION("booking-confirmation-timeout");

        private final String timer;

        Kind(String timer) {
            this.timer = timer;
        }

        String timer() {
            return timer;
        }
    }
}
