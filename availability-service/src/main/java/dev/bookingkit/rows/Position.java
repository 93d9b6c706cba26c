package dev.bookingkit.rows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The place in a list that is ordered by creation time and id, after which a page begins. */
public record Position(Instant createdAt, UUID id) {

    public static final Position START = new Position(Instant.EPOCH, new UUID(0, 0));

    /** From a cursor's sort values; null means the list's start. */
    public static Position of(@Nullable List<String> sortValues) {
        if (sortValues == null || sortValues.size() != 2) {
            return START;
        }
        try {
            return new Position(Instant.parse(sortValues.getFirst()), UUID.fromString(sortValues.getLast()));
        } catch (DateTimeException signedByUs) {
            throw new IllegalStateException(signedByUs);
        }
    }

    public List<String> sortValues() {
        return List.of(createdAt.toString(), id.toString());
    }

    /** As a parameter of type {@code timestamptz}. */
    public OffsetDateTime time() {
        return createdAt.atOffset(ZoneOffset.UTC);
    }
}
