package dev.bookingkit.organization;

/**
 * What an organization has decided for all of its bookings.
 *
 * @param autoComplete whether bookings complete by themselves
 * @param autoCompleteAfterMinutes how long after their end
 */
public record OrganizationSettings(boolean autoComplete, int autoCompleteAfterMinutes) {}
