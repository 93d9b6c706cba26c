package dev.bookingkit.slots.http;

import dev.bookingkit.hours.Hours;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.FieldError;
import dev.bookingkit.request.constraint.IanaZone;
import dev.bookingkit.schedule.SlotRelease;
import dev.bookingkit.schedule.offer.Offer;
import dev.bookingkit.schedule.offer.ProviderOffer;
import dev.bookingkit.schedule.offer.TeamOffer;
import dev.bookingkit.schema.AssignmentStrategy;
import dev.bookingkit.slot.Member;
import dev.bookingkit.slot.Query;
import dev.bookingkit.slot.Release;
import dev.bookingkit.slot.SlotRules;
import dev.bookingkit.slot.TeamStrategy;
import dev.bookingkit.slots.SlotWindow;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Schedules given inline, of one provider ({@code rules …}) or of a team ({@code members} and {@code strategy}). */
record PreviewRequest(
        @Size(max = PreviewSchedule.MAX) @Nullable List<@NotNull @Valid PreviewRule> rules,
        @Size(max = PreviewSchedule.MAX) @Nullable List<@NotNull @Valid PreviewOverride> overrides,
        @Size(max = PreviewSchedule.MAX) @Nullable List<@NotNull @Valid PreviewAbsence> outOfOffice,
        @Size(max = PreviewSchedule.MAX) @Nullable List<@NotNull @Valid PreviewBooking> bookings,
        @Size(max = 50) @Nullable List<@NotNull @Valid PreviewMember> members,
        @Nullable AssignmentStrategy strategy,
        @NotNull String start,
        @NotNull String end,
        @IanaZone @Nullable String timeZone,
        @NotNull @Min(1) @Max(10_080) Integer durationMinutes,
        @Min(1) @Max(10_080) @Nullable Integer slotIntervalMinutes,
        @Min(0) @Max(1_440) @Nullable Integer bufferBeforeMinutes,
        @Min(0) @Max(1_440) @Nullable Integer bufferAfterMinutes,
        @Min(0) @Max(1_051_200) @Nullable Integer minimumNoticeMinutes,
        @Min(0) @Max(3_660) @Nullable Integer maxFutureDays,
        @Valid @Nullable PreviewLimits bookingLimits,
        @Valid @Nullable SlotRelease slotRelease,
        @Nullable Instant now) {

    Preview toPreview(Instant clock) {
        SlotWindow window = SlotWindow.parse("/", start, end, timeZone);
        Instant seenAt = now == null ? clock : now;
        return new Preview(offer(window), new Query(window.start(), window.end(), seenAt), window.zone());
    }

    private Offer offer(SlotWindow window) {
        if (members == null) {
            if (strategy != null) {
                throw InvalidRequest.at("/strategy", "A strategy needs members.")
                        .exception();
            }
            PreviewSchedule schedule = new PreviewSchedule(rules, overrides, outOfOffice, bookings, "");
            return new ProviderOffer(List.of(), slotRules(), schedule.schedule(window.zone()), schedule.occupied());
        }
        List<Member> team = IntStream.range(0, members.size())
                .mapToObj(i -> members.get(i).toMember("/members/" + i, window.zone()))
                .toList();
        requireTeamOnly(members);
        Hours.requireBoundedTogether(team.stream().map(Member::schedule).toList(), "/members");
        return new TeamOffer(forEngine(strategy), team, slotRules());
    }

    private void requireTeamOnly(List<PreviewMember> team) {
        if (rules != null || overrides != null || outOfOffice != null || bookings != null) {
            throw InvalidRequest.at("/members", "Give members, or one schedule, not both.")
                    .exception();
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < team.size(); i++) {
            if (!ids.add(team.get(i).id())) {
                throw InvalidRequest.at("/members/" + i + "/id", "Two members have this id.")
                        .exception();
            }
        }
    }

    private SlotRules slotRules() {
        return new SlotRules(
                minutes(durationMinutes),
                minutes(slotIntervalMinutes == null ? durationMinutes : slotIntervalMinutes),
                minutes(bufferBeforeMinutes),
                minutes(bufferAfterMinutes),
                minutes(minimumNoticeMinutes),
                maxFutureDays,
                PreviewLimits.caps(bookingLimits),
                1,
                true,
                release());
    }

    private Release release() {
        List<FieldError> problems = slotRelease == null ? List.of() : slotRelease.problems("/slotRelease");
        if (!problems.isEmpty()) {
            throw new InvalidRequest(problems.getFirst().detail(), problems).exception();
        }
        return SlotRelease.of(slotRelease);
    }

    private static TeamStrategy forEngine(@Nullable AssignmentStrategy strategy) {
        if (strategy == null) {
            throw InvalidRequest.at("/strategy", "Members need a strategy.").exception();
        }
        return TeamStrategy.valueOf(strategy.name());
    }

    private static Duration minutes(@Nullable Integer minutes) {
        return Duration.ofMinutes(minutes == null ? 0 : minutes);
    }
}
