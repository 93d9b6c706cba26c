package dev.bookingkit.organization;

import org.jspecify.annotations.Nullable;

/** What is to be changed; null: stays as it is. */
public record OrganizationChange(
        @Nullable String name,
        @Nullable Boolean autoComplete,
        @Nullable Integer autoCompleteAfterMinutes) {

    boolean isAboutCompletion() {
        return autoComplete != null || autoCompleteAfterMinutes != null;
    }
}
