package dev.bookingkit.groups;

import dev.bookingkit.slot.GroupSlot;
import java.util.List;

/**
 * What was found.
 *
 * @param hasSeats whether several can book one session
 */
public record GroupSlots(List<GroupSlot> slots, boolean hasSeats) {}
