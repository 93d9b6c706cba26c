package dev.bookingkit.booking.http;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who takes over from the booking's main host. */
@Schema(name = "Reassign")
record ReassignRequest(@NotNull UUID providerId) {}
