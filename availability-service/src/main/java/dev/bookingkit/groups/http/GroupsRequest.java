package dev.bookingkit.groups.http;

import dev.bookingkit.groups.AskedGroup;
import dev.bookingkit.groups.AskedRules;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.request.constraint.IanaZone;
import dev.bookingkit.slot.Caps;
import dev.bookingkit.slot.SlotRules;
import dev.bookingkit.slot.TeamSlots;
import dev.bookingkit.slots.SlotWindow;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks when enough members of every group are free, for a booking of an event type or of these lengths. */
record GroupsRequest(
        @NotNull @Size(min = 1, max = MAX_MEMBERS) List<@NotNull @Valid GroupRequest> groups,
        @NotNull String start,
        @NotNull String end,
        @IanaZone @Nullable String timeZone,
        @Nullable UUID eventTypeId,
        @Min(1) @Max(10_080) @Nullable Integer durationMinutes,
        @Min(1) @Max(10_080) @Nullable Integer slotIntervalMinutes,
        @Min(0) @Max(1_440) @Nullable Integer bufferBeforeMinutes,
        @Min(0) @Max(1_440) @Nullable Integer bufferAfterMinutes,
        @Min(0) @Max(1_051_200) @Nullable Integer minimumNoticeMinutes,
        @Min(0) @Max(3_660) @Nullable Integer maxFutureDays) {

    static final int MAX_MEMBERS = TeamSlots.MAX_MEMBERS;

    SlotWindow window() {
        return SlotWindow.parse("/", start, end, timeZone);
    }

    List<AskedGroup> askedGroups() {
        List<AskedGroup> asked = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < groups.size(); i++) {
            AskedGroup group = groups.get(i).toGroup("/groups/" + i);
            for (int k = 0; k < group.members().size(); k++) {
                if (!seen.add(group.members().get(k))) {
                    throw InvalidRequest.at("/groups/" + i + "/members/" + k, "This member is named twice.")
                            .exception();
                }
            }
            asked.add(group);
        }
        if (seen.size() > MAX_MEMBERS) {
            throw InvalidRequest.at("/groups", "All groups together have at most " + MAX_MEMBERS + " members.")
                    .exception();
        }
        return asked;
    }

    AskedRules askedRules() {
        if (eventTypeId == null) {
            if (durationMinutes == null) {
                throw InvalidRequest.at("/durationMinutes", "Give an eventTypeId, or durationMinutes.")
                        .exception();
            }
            return new AskedRules.Own(ownRules(durationMinutes));
        }
        boolean hasOwn = Stream.of(
                        durationMinutes,
                        slotIntervalMinutes,
                        bufferBeforeMinutes,
                        bufferAfterMinutes,
                        minimumNoticeMinutes,
                        maxFutureDays)
                .anyMatch(java.util.Objects::nonNull);
        if (hasOwn) {
            throw InvalidRequest.at("/eventTypeId", "The event type says how long and when; give it, or durations.")
                    .exception();
        }
        return new AskedRules.OfEventType(eventTypeId);
    }

    private SlotRules ownRules(int duration) {
        return new SlotRules(
                minutes(duration),
                minutes(slotIntervalMinutes == null ? Integer.valueOf(duration) : slotIntervalMinutes),
                minutes(bufferBeforeMinutes),
                minutes(bufferAfterMinutes),
                minutes(minimumNoticeMinutes),
                maxFutureDays,
                Caps.NONE,
                1,
                true);
    }

    private static Duration minutes(@Nullable Integer minutes) {
        return Duration.ofMinutes(minutes == null ? 0 : minutes);
    }
}
