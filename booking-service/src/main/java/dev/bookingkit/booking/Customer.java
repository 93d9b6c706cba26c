package dev.bookingkit.booking;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** Who it is booked for. */
@Embeddable
public record Customer(
        @Column(name = "customer_name") String name,
        @Column(name = "customer_email") String email,
        @Column(name = "customer_phone") @Nullable String phone,
        @Column(name = "customer_time_zone") @Nullable String timeZone) {}
