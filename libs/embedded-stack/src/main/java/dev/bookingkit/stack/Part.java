package dev.bookingkit.stack;

/** What a stack can consist of. */
public enum Part {
    POSTGRES,
    KAFKA,
    OIDC,
    MAIL,
    STRIPE
}
