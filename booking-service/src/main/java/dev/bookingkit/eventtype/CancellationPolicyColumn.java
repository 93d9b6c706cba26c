package dev.bookingkit.eventtype;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bookingkit.column.JsonColumn;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** {@code cancellation_policy}, of an event type and, as it was agreed, of a booking. */
@Immutable
public class CancellationPolicyColumn extends JsonColumn<List<CancellationTier>> {

    public CancellationPolicyColumn() {
        super(new TypeReference<>() {});
    }
}
