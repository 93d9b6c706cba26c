package dev.bookingkit.payment;

/** Who acts where no principal does. */
final class Actor {

    static final String NAME = "system:payments-service";

    private Actor() {}
}
