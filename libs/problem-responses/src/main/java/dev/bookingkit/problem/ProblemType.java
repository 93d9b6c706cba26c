package dev.bookingkit.problem;

/**
 * Every kind of error that the API answers with; {@code docs/problems.md} has a row for each.
 *
 * <p>{@link #uri()} is the stable {@code type} member of RFC 9457.
 */
public enum ProblemType {
    INVALID_REQUEST("invalid-request", 400, "The request is not valid"),
    UNAUTHENTICATED("unauthenticated", 401, "Credentials are missing or not valid"),
    PAYMENT_DECLINED("payment-declined", 402, "The payment was declined"),
    FORBIDDEN("forbidden", 403, "These credentials do not allow this"),
    NOT_FOUND("not-found", 404, "There is no such resource"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "This resource does not offer this method"),
    NOT_ACCEPTABLE("not-acceptable", 406, "The answer is not available in an accepted type"),
    SLOT_TAKEN("slot-taken", 409, "The slot has just been taken"),
    WRONG_STATUS("wrong-status", 409, "The booking's status does not allow this"),
    TOO_EARLY("too-early", 409, "It is too early for this"),
    TOO_LATE("too-late", 409, "It is too late for this"),
    ALREADY_EXISTS("already-exists", 409, "Something with this name exists already"),
    IN_USE("in-use", 409, "Something else still refers to this"),
    IDEMPOTENCY_IN_FLIGHT("idempotency-in-flight", 409, "The first request with this key is still running"),
    HOLD_EXPIRED("hold-expired", 410, "The hold has expired"),
    VERSION_MISMATCH("version-mismatch", 412, "The resource has changed since it was read"),
    TOO_LARGE("too-large", 413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body's content type is not supported"),
    SLOT_UNAVAILABLE("slot-unavailable", 422, "This time cannot be booked"),
    IDEMPOTENCY_CONFLICT("idempotency-conflict", 422, "The key was used for a different request"),
    RATE_LIMITED("rate-limited", 429, "Too many requests"),
    HEADERS_TOO_LARGE("headers-too-large", 431, "The request's headers are too large"),
    INTERNAL_ERROR("internal-error", 500, "Something went wrong on our side"),
    UNAVAILABLE("unavailable", 503, "The service cannot answer right now");

    private static final String BASE = "https://bookingkit.dev/problems/";

    private final String wireName;
    private final int status;
    private final String title;

    ProblemType(String wireName, int status, String title) {
        this.wireName = wireName;
        this.status = status;
        this.title = title;
    }

    /** The kebab-case name that {@link #uri()} ends with. */
    public String wireName() {
        return wireName;
    }

    /** The HTTP status code. */
    public int status() {
        return status;
    }

    /** One sentence that is the same for every occurrence. */
    public String title() {
        return title;
    }

    /** The stable URI of the {@code type} member. */
    public String uri() {
        return BASE + wireName;
    }
}
