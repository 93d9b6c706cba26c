package dev.bookingkit.organization.http;

import dev.bookingkit.organization.OrganizationChange;
import dev.bookingkit.request.constraint.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** What is to be changed; a field that is absent or null stays as it is. */
record OrganizationPatch(
        @Nullable @PlainText(min = 1, max = 200) String name,
        @Nullable @Valid SettingsPatch settings) {

    /** Of the settings; the same holds. */
    record SettingsPatch(
            @Nullable Boolean autoComplete,
            @Nullable @Min(0) @Max(10_080) Integer autoCompleteAfterMinutes) {}

    OrganizationChange toChange() {
        return new OrganizationChange(
                name,
                settings == null ? null : settings.autoComplete(),
                settings == null ? null : settings.autoCompleteAfterMinutes());
    }
}
