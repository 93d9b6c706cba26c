package dev.bookingkit.booking;

import java.util.Arrays;
import java.util.Optional;

/** The order of a list of bookings; bookings with the same time are in the order of their ids. */
public enum BookingSort {
    STARTS_AT("startsAt", "starts_at", true),
    STARTS_AT_DESCENDING("-startsAt", "starts_at", false),
    CREATED_AT("createdAt", "created_at", true),
    CREATED_AT_DESCENDING("-createdAt", "created_at", false);

    private final String wireName;
    private final String column;
    private final boolean ascending;

    BookingSort(String wireName, String column, boolean ascending) {
        this.wireName = wireName;
        this.column = column;
        this.ascending = ascending;
    }

    public static Optional<BookingSort> fromWire(String name) {
        return Arrays.stream(values()).filter(it -> it.wireName.equals(name)).findFirst();
    }

    public String wireName() {
        return wireName;
    }

    boolean isByStart() {
        return column.equals("starts_at");
    }

    String column() {
        return column;
    }

    String direction() {
        return ascending ? "asc" : "desc";
    }

    /** Compares with the last row of the page before. */
    String beyond() {
        return ascending ? ">" : "<";
    }
}
