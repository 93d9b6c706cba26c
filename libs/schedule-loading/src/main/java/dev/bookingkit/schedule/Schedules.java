package dev.bookingkit.schedule;

import dev.bookingkit.slot.Caps;
import dev.bookingkit.slot.Query;
import dev.bookingkit.slot.SlotRules;
import dev.bookingkit.tenant.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads event types and providers' time inside the current transaction; one statement each, however many providers. */
@ApplicationScoped
public class Schedules {

    /** A local date is at most 26 hours away from the same date in UTC, a window reaches into the next day, and so does a day. */
    private static final int DATE_MARGIN_DAYS = 3;

    /** A local day in any zone lies within this of each of its moments. */
    private static final Duration DAY_MARGIN = Duration.ofDays(2);

    /** An ISO week in any zone lies within this of each of its moments. */
    private static final Duration WEEK_MARGIN = Duration.ofDays(8);

    private static final String TYPES = """
            select id, duration_minutes, slot_interval_minutes, buffer_before_minutes, buffer_after_minutes,
                   minimum_notice_minutes, max_future_days, cast(booking_limits ->> 'maxPerDay' as int),
                   cast(booking_limits ->> 'maxPerWeek' as int), max_seats, is_active, provider_id, team_id,
                   array_to_string(locked_fields, ','), cast(slot_release as text), parent_event_type_id
            from event_types where archived_at is null
            """;

    private static final String TYPE_AND_TEMPLATE =
            TYPES + " and (id = $1 or id = (select c.parent_event_type_id from event_types c where c.id = $1))";

    private static final String TYPES_AND_TEMPLATES = TYPES
            + " and id = any ($1 || array(select c.parent_event_type_id from event_types c where c.id = any ($1)"
            + " and c.parent_event_type_id is not null))";

    private static final String OF_TEMPLATE =
            TYPES + " and parent_event_type_id = $1 and provider_id is not null order by created_at, id";

    /**
     * A provider with rules of its own for this event type uses those alone, else its rules for all event types. Hours can go on over
     * midnight for days, and the grid starts where they began: nobody looks back further than eight weeks for that (ADR 10), so
     * exceptions of sixty days before count too. Caps of the provider look at weeks.
     */
    private static final String PROVIDERS = """
            select p.id, p.time_zone, cast(coalesce(hours.rules, hours.rules_for_all) as text) as rules,
              cast((select jsonb_agg(jsonb_build_array(o.id, o.date, o.is_unavailable, o.start_time, o.end_time) order by o.id)
                    from availability_overrides o
                    where o.provider_id = p.id and o.date <= asked.to_date and o.date >= asked.from_date - 60) as text) as overrides,
              cast((select jsonb_agg(jsonb_build_array(
                             a.id, a.start_date, a.end_date,
                             case when a.end_date >= asked.from_date then a.redirect_to_provider_id end) order by a.id)
                    from out_of_office a
                    where a.provider_id = p.id and a.start_date <= asked.to_date and a.end_date >= asked.from_date - 60) as text)
                as absences,
              cast((select jsonb_agg(jsonb_build_array(
                             coalesce(b.id, h.id), c.hold_id is not null,
                             cast(extract(epoch from coalesce(b.starts_at, h.starts_at)) * 1000000 as bigint),
                             cast(extract(epoch from coalesce(b.ends_at, h.ends_at)) * 1000000 as bigint),
                             coalesce(b.buffer_before_minutes, h.buffer_before_minutes),
                             coalesce(b.buffer_after_minutes, h.buffer_after_minutes),
                             coalesce(b.event_type_id, h.event_type_id) = asked.event_type_id,
                             b.seats_taken, b.max_seats,
                             cast(extract(epoch from h.expires_at - now()) * 1000000 as bigint)))
                    from booking_claims c
                    left join bookings b on b.id = c.booking_id
                    left join holds h on h.id = c.hold_id
                    where c.subject_id = p.id
                      and c.starts_at < asked.to_time + limits.margin and c.ends_at > asked.from_time - limits.margin
                      and (c.booking_id is null or c.booking_id <> all (asked.no_bookings))
                      and (asked.no_hold is null or c.hold_id is distinct from asked.no_hold)
                      and (c.hold_id is null or h.expires_at > clock_timestamp())) as text) as occupied,
              limits.per_day, limits.per_week, asked.n
            from asked join providers p on p.id = any (asked.providers)
              cross join lateral (
                select jsonb_agg(jsonb_build_array(r.rrule, r.start_time, r.end_time, r.time_zone, r.valid_from,
                                                   r.valid_until, r.id) order by r.id)
                         filter (where r.event_type_id = asked.event_type_id) as rules,
                       jsonb_agg(jsonb_build_array(r.rrule, r.start_time, r.end_time, r.time_zone, r.valid_from,
                                                   r.valid_until, r.id) order by r.id)
                         filter (where r.event_type_id is null) as rules_for_all
                from availability_rules r
                where r.provider_id = p.id) hours
              cross join lateral (
                select cast(p.booking_limits ->> 'maxPerDay' as int) as per_day,
                       cast(p.booking_limits ->> 'maxPerWeek' as int) as per_week,
                       case when p.booking_limits = '{}' then interval '0' else interval '8 days' end as margin) limits
            where p.is_active and p.archived_at is null
            order by p.id
            """;

    private static final String PROVIDERS_OF_ONE = """
            with asked as (
              select 0 as n, cast($1 as uuid) as event_type_id, cast($2 as timestamptz) as from_time,
                   cast($3 as timestamptz) as to_time, cast($4 as date) as from_date, cast($5 as date) as to_date,
                   cast(string_to_array($6, ',') as uuid[]) as no_bookings, cast(nullif($7, '') as uuid) as no_hold,
                   cast(string_to_array($8, ',') as uuid[]) as providers)
            """ + PROVIDERS;

    private static final String PROVIDER_OF_EACH = """
            with asked as (
              select cast(n as int) - 1 as n, event_type_id, from_time, to_time, from_date, to_date,
                   cast('{}' as uuid[]) as no_bookings, cast(null as uuid) as no_hold, array[provider_id] as providers
            from unnest(cast($1 as uuid[]), cast($2 as timestamptz[]), cast($3 as timestamptz[]), cast($4 as date[]),
                        cast($5 as date[]), cast($6 as uuid[]))
                 with ordinality as each (event_type_id, from_time, to_time, from_date, to_date, provider_id, n))
            """ + PROVIDERS;

    /**
     * One provider's time for slots of one event type.
     *
     * @param start of the first slot that is wanted
     * @param end before it, slots start
     */
    public record Wanted(OfferedType type, UUID providerId, Instant start, Instant end) {}

    /** The event type, or null if there is none or it is archived. */
    public Uni<@Nullable OfferedType> offeredType(UUID eventTypeId) {
        return PlainSql.rows(TYPE_AND_TEMPLATE, eventTypeId)
                .map(rows -> underTemplates(rows).get(eventTypeId));
    }

    /** Those of the event types that there are and that are not archived; templates may be among them. */
    public Uni<Map<UUID, OfferedType>> offeredTypes(Set<UUID> eventTypeIds) {
        return PlainSql.rows(TYPES_AND_TEMPLATES, new Object[] {eventTypeIds.toArray(UUID[]::new)})
                .map(Schedules::underTemplates);
    }

    /**
     * The rules of those providers who have an event type of their own under this template, its locked fields applied. Seats, like
     * the price, are those of the event type that is booked.
     */
    public Uni<Map<UUID, SlotRules>> rulesUnder(OfferedType template) {
        return PlainSql.rows(OF_TEMPLATE, template.id())
                .map(rows -> rows.stream()
                        .map(Schedules::offeredType)
                        .collect(Collectors.toMap(
                                type -> Objects.requireNonNull(type.providerId()),
                                type -> type.under(template)
                                        .rules()
                                        .withMaxSeats(template.rules().maxSeats()),
                                (older, newer) -> older)));
    }

    private static Map<UUID, OfferedType> underTemplates(List<@Nullable Object[]> rows) {
        Map<UUID, OfferedType> own = new HashMap<>();
        rows.forEach(row -> own.put((UUID) row[0], offeredType(row)));
        Map<UUID, OfferedType> effective = new HashMap<>(own);
        for (Object[] row : rows) {
            OfferedType template = own.get((UUID) row[15]);
            if (template != null) {
                effective.computeIfPresent((UUID) row[0], (id, type) -> type.under(template));
            }
        }
        return effective;
    }

    /**
     * The time of each of the providers that exists and is active, for slots that start in the query.
     *
     * <p>It covers at least {@link dev.bookingkit.slot.LoadRange}, for any zone.
     */
    public Uni<List<ProviderTime>> providerTimes(
            OfferedType type, Collection<UUID> providerIds, Query query, Except except) {
        return providerTimes(type, providerIds, query.start(), query.end(), except);
    }

    /** The same for slots that start in {@code [start, end)}, however long that is: for single starts that are far apart. */
    public Uni<List<ProviderTime>> providerTimes(
            OfferedType type, Collection<UUID> providerIds, Instant start, Instant end, Except except) {
        Range range = Range.of(type.rules(), start, end);
        return PlainSql.rows(
                        PROVIDERS_OF_ONE,
                        type.id(),
                        range.from(),
                        range.to(),
                        range.fromDate(),
                        range.toDate(),
                        text(except.bookingIds()),
                        except.holdId() == null ? "" : except.holdId().toString(),
                        text(providerIds))
                .map(rows -> rows.stream()
                        .map(row -> ScheduleRows.providerTime(row, type.rules()))
                        .toList());
    }

    /** Each one's, in their order and in one statement for all; empty where the provider does not exist or is not active. */
    public Uni<List<Optional<ProviderTime>>> providerTimes(List<Wanted> all) {
        List<Range> ranges = all.stream()
                .map(it -> Range.of(it.type().rules(), it.start(), it.end()))
                .toList();
        return PlainSql.rows(
                        PROVIDER_OF_EACH,
                        all.stream().map(it -> it.type().id()).toArray(UUID[]::new),
                        ranges.stream().map(Range::from).toArray(OffsetDateTime[]::new),
                        ranges.stream().map(Range::to).toArray(OffsetDateTime[]::new),
                        ranges.stream().map(Range::fromDate).toArray(LocalDate[]::new),
                        ranges.stream().map(Range::toDate).toArray(LocalDate[]::new),
                        all.stream().map(Wanted::providerId).toArray(UUID[]::new))
                .map(rows -> {
                    List<Optional<ProviderTime>> times =
                            new ArrayList<>(Collections.nCopies(all.size(), Optional.empty()));
                    for (Object[] row : rows) {
                        int n = (Integer) row[8];
                        times.set(
                                n,
                                Optional.of(ScheduleRows.providerTime(
                                        row, all.get(n).type().rules())));
                    }
                    return times;
                });
    }

    /** What is read for slots that start in {@code [start, end)}. */
    private record Range(OffsetDateTime from, OffsetDateTime to, LocalDate fromDate, LocalDate toDate) {

        private static Range of(SlotRules rules, Instant start, Instant end) {
            Duration margin = margin(rules);
            Instant from = start.minus(rules.bufferBefore()).minus(margin);
            Instant to = end.plus(rules.duration()).plus(rules.bufferAfter()).plus(margin);
            return new Range(
                    OffsetDateTime.ofInstant(from, ZoneOffset.UTC),
                    OffsetDateTime.ofInstant(to, ZoneOffset.UTC),
                    date(start).minusDays(DATE_MARGIN_DAYS),
                    date(end.plus(rules.duration())).plusDays(DATE_MARGIN_DAYS));
        }
    }

    private static Duration margin(SlotRules rules) {
        if (!rules.caps().equals(Caps.NONE)) {
            return WEEK_MARGIN;
        }
        return rules.release().looksAtDays() ? DAY_MARGIN : Duration.ZERO;
    }

    private static OfferedType offeredType(Object[] row) {
        Duration duration = minutes(row[1]);
        SlotRules rules = new SlotRules(
                duration,
                row[2] == null ? duration : minutes(row[2]),
                minutes(row[3]),
                minutes(row[4]),
                minutes(row[5]),
                (Integer) row[6],
                new Caps((Integer) row[7], (Integer) row[8]),
                (Integer) row[9],
                (Boolean) row[10],
                ScheduleRows.release(row[14]));
        return new OfferedType(
                (UUID) row[0],
                rules,
                (UUID) row[11],
                (UUID) row[12],
                LockedFields.of(List.of(((String) row[13]).split(",", -1))),
                (UUID) row[15]);
    }

    private static Duration minutes(Object value) {
        return Duration.ofMinutes((Integer) value);
    }

    private static LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static String text(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
