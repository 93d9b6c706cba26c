package dev.bookingkit.routing;

/**
 * Where answers lead, and why.
 *
 * @param matchedRule the id of the rule, or {@link #FALLBACK}
 */
public record Route(String matchedRule, Target target) {

    /** No rule's id. */
    public static final String FALLBACK = "fallback";
}
