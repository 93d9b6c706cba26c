package dev.bookingkit.eventlog;

import dev.bookingkit.schema.SeatStatus;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an attendee's place in a session.
 *
 * @param fromStatus null for a new one
 * @param seats how many the attendee has or wants
 */
@Schema(name = "SeatChange")
public record SeatChange(UUID id, @Nullable SeatStatus fromStatus, SeatStatus toStatus, int seats) {}
