package dev.bookingkit.hours;

import jakarta.enterprise.context.ApplicationScoped;

/** The table {@code availability_overrides}. */
@ApplicationScoped
public class Overrides extends ScheduleTable<NewOverride, StoredOverride> {

    Overrides() {
        super(
                "availability_overrides",
                "availability override",
                StoredOverride.class,
                new Column("date", "date", "date"),
                new Column("start_time", "time", "startTime"),
                new Column("end_time", "time", "endTime"),
                new Column("is_unavailable", "boolean", "isUnavailable"),
                new Column("reason", "text", "reason"));
    }
}
