package dev.bookingkit.slot;

/** How a team's members make up a slot. */
public enum TeamStrategy {
    /** Any one member: the union of their slots, each on the member's own grid, with those who are free. */
    ROUND_ROBIN,
    /** All members together: the grid starts where all are open. */
    COLLECTIVE,
    /** The fixed members together (all members if none is fixed). */
    FIXED,
    /** Each member for themselves, with their own {@link Member#rules()} where given: the union, like round robin. */
    MANAGED
}
