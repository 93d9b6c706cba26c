package dev.bookingkit.booking;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The statement that finds a page of bookings: their ids and the time that orders them, in order.
 *
 * <p>Each filter with each order has an index whose entries come in that order, so a page costs a page, however many bookings
 * there are. Under row-level security an index is of use only for leakproof operators; hence the organization said outright,
 * row comparisons for cursors, {@code status_key} instead of the enum, and {@code booking_co_hosts} instead of a search in {@code provider_ids}.
 *
 * @param values of {@code $1}, {@code $2} …
 */
record BookingQuery(String sql, List<Object> values) {

    private static final String OWN = "b.organization_id = cast(current_setting('app.organization_id') as uuid)";

    /** Where the page before ended. */
    record After(Instant time, UUID id) {}

    static BookingQuery of(BookingFilter filter, BookingSort sort, @Nullable After after, int limit) {
        Builder main = new Builder(new ArrayList<>());
        UUID provider = filter.providerId();
        if (provider == null) {
            return new BookingQuery(main.bookings(filter, sort, after, limit, null), main.values);
        }
        String asMainHost = main.bookings(filter, sort, after, limit, provider);
        String asCoHost = new Builder(main.values).coHosted(filter, sort, after, limit, provider);
        return new BookingQuery(
                "select id, time from ((" + asMainHost + ") union all (" + asCoHost + ")) as found order by time "
                        + sort.direction() + ", id " + sort.direction() + " limit " + limit,
                main.values);
    }

    private static final class Builder {

        private final StringBuilder where = new StringBuilder(OWN);
        private final List<Object> values;

        private Builder(List<Object> values) {
            this.values = values;
        }

        private String bookings(
                BookingFilter filter, BookingSort sort, @Nullable After after, int limit, @Nullable UUID provider) {
            add("b.provider_id = %s", provider);
            common(filter);
            add("b.starts_at >= %s", utc(filter.from()));
            add("b.starts_at < %s", utc(filter.to()));
            String time = "b." + sort.column();
            after(time, "b.id", sort, after);
            return "select b.id, " + time + " as time from bookings b where " + where
                    + order(time, "b.id", sort, limit);
        }

        /** Times of co-hosts are copies, so that they come in order without a look at the booking. */
        private String coHosted(
                BookingFilter filter, BookingSort sort, @Nullable After after, int limit, UUID provider) {
            where.append(" and h.").append(OWN.substring(2));
            add("h.provider_id = %s", provider);
            common(filter);
            add("h.starts_at >= %s", utc(filter.from()));
            add("h.starts_at < %s", utc(filter.to()));
            String time = sort.isByStart() ? "h.starts_at" : "h.booking_created_at";
            after(time, "h.booking_id", sort, after);
            return "select h.booking_id as id, " + time + " as time from booking_co_hosts h"
                    + " join bookings b on b.id = h.booking_id where " + where
                    + order(time, "h.booking_id", sort, limit);
        }

        private void common(BookingFilter filter) {
            add(
                    "b.status_key = %s",
                    filter.status() == null ? null : filter.status().wireName());
            add("b.customer_email_key = lower(%s)", filter.customerEmail());
            add("b.event_type_id = %s", filter.eventTypeId());
            add("b.team_id = %s", filter.teamId());
            add("b.series_id = %s", filter.seriesId());
        }

        private void after(String time, String id, BookingSort sort, @Nullable After after) {
            if (after != null) {
                values.add(OffsetDateTime.ofInstant(after.time(), ZoneOffset.UTC));
                String first = "$" + values.size();
                values.add(after.id());
                where.append(" and (%s, %s) %s (%s, $%d)".formatted(time, id, sort.beyond(), first, values.size()));
            }
        }

        private void add(String condition, @Nullable Object value) {
            if (value != null) {
                values.add(value);
                where.append(" and ").append(condition.formatted("$" + values.size()));
            }
        }

        private static String order(String time, String id, BookingSort sort, int limit) {
            return " order by " + time + " " + sort.direction() + ", " + id + " " + sort.direction() + " limit "
                    + limit;
        }

        private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
            return time == null ? null : OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
        }
    }
}
