package dev.bookingkit.hours;

import jakarta.enterprise.context.ApplicationScoped;

/** The table {@code out_of_office}. */
@ApplicationScoped
public class Absences extends ScheduleTable<NewAbsence, StoredAbsence> {

    Absences() {
        super(
                "out_of_office",
                "time out of office",
                StoredAbsence.class,
                new Column("start_date", "date", "startDate"),
                new Column("end_date", "date", "endDate"),
                new Column("reason", "text", "reason"),
                new Column("redirect_to_provider_id", "uuid", "redirectToProviderId"));
    }
}
