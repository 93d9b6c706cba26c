package dev.bookingkit.hours;

import jakarta.enterprise.context.ApplicationScoped;

/** The table {@code availability_rules}. */
@ApplicationScoped
public class Rules extends ScheduleTable<NewRule, StoredRule> {

    Rules() {
        super(
                "availability_rules",
                "availability rule",
                StoredRule.class,
                new Column("rrule", "text", "rrule"),
                new Column("start_time", "time", "startTime"),
                new Column("end_time", "time", "endTime"),
                new Column("time_zone", "text", "timeZone"),
                new Column("valid_from", "date", "validFrom"),
                new Column("valid_until", "date", "validUntil"),
                new Column("event_type_id", "uuid", "eventTypeId"));
    }
}
