package dev.bookingkit.schema;

/** A Java enum of a PostgreSQL enum type, constants in the order of the type's labels. */
public interface WireEnum {

    /** The value as it is in the database, in JSON and in events, for example {@code no_show}. */
    String wireName();
}
