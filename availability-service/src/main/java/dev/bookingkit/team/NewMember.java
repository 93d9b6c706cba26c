package dev.bookingkit.team;

import dev.bookingkit.schema.MemberRole;
import java.util.UUID;

/**
 * A provider that is to join a team.
 *
 * @param priority higher is asked first
 * @param weight share of the bookings, relative to the other members
 */
public record NewMember(UUID providerId, MemberRole role, int priority, int weight, boolean isFixed) {}
