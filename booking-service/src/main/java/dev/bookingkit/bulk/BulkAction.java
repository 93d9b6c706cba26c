package dev.bookingkit.bulk;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is done to each booking. */
public enum BulkAction {
    @JsonProperty("cancel")
    CANCEL("cancel_bookings"),
    @JsonProperty("move")
    MOVE("move_bookings");

    private final String kind;

    BulkAction(String kind) {
        this.kind = kind;
    }

    /** As {@code operations.kind} has it. */
    String kind() {
        return kind;
    }

    static BulkAction ofKind(String kind) {
        for (BulkAction action : values()) {
            if (action.kind.equals(kind)) {
                return action;
            }
        }
        throw new IllegalArgumentException(kind);
    }
}
