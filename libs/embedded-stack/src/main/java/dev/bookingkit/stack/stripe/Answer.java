package dev.bookingkit.stack.stripe;

/** What a request is answered with; kept as text, so that a repeated request gets the very same bytes. */
record Answer(int status, String body) {}
