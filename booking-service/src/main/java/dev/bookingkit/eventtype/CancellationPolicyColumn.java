package dev.bookingkit.eventtype;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bookingkit.column.JsonColumn;
import java.util.List;

/** {@code cancellation_policy}, of an event type and, as it was agreed, of a booking. */
public class CancellationPolicyColumn extends JsonColumn<List<CancellationTier>> {

    public CancellationPolicyColumn() {
        super(new TypeReference<>() {});
    }
}
