package dev.bookingkit.customer.http;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of {@code /v1/customers}. */
final class CustomerRequests {

    private CustomerRequests() {}

    /** Whose data. */
    @Schema(name = "CustomerErasure")
    record Erase(
            @NotNull @Email @Size(min = 3, max = 254) @Pattern(regexp = "[^\\s\\p{Cntrl}]*")
            String email) {}

    /** Whose data, and where to go on. */
    @Schema(name = "CustomerExportRequest")
    record Export(
            @NotNull @Email @Size(min = 3, max = 254) @Pattern(regexp = "[^\\s\\p{Cntrl}]*")
            String email,

            @Nullable @Pattern(regexp = "[A-Za-z0-9_-]{1,500}")
            String cursor) {}
}
