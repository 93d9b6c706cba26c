package dev.bookingkit.team.http;

import dev.bookingkit.team.TeamEventType;
import java.time.Instant;
import java.util.UUID;

/** What a team offers, as the API shows it. */
record TeamEventTypeView(UUID eventTypeId, Instant createdAt) {

    static TeamEventTypeView of(TeamEventType offered) {
        return new TeamEventTypeView(offered.eventTypeId(), offered.createdAt());
    }
}
