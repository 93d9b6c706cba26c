package dev.bookingkit.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bookingkit.schema.BookingStatus;
import dev.bookingkit.schema.SchemaMigration;
import dev.bookingkit.stack.Database;
import dev.bookingkit.stack.SharedStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The plans of the list over a million bookings, as the service's role under row-level security.
 *
 * <p>The rows are written past triggers and foreign keys, without the exclusion constraint, which no list uses: 9 of 10 belong
 * to one organization with 2,000 providers.
 */
class BookingListPlansIT {

    private static final int ROWS = 1_000_000;
    private static final int LIMIT = 51;

    /** 8 kB pages that a page of the list may touch: some for each row, the index's way down, and the co-hosts'. */
    private static final int MOST_BUFFERS = 1_000;

    private static final UUID BIG = UUID.fromString("00000000-0000-0000-0000-0000000000aa");
    private static final UUID PROVIDER = id(1, 7);
    private static final UUID TYPE = id(2, 7);
    private static final UUID TEAM = id(3, 3);
    private static final UUID SERIES = id(4, 70);
    private static final Instant FROM = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-03-01T00:00:00Z");

    private static Database database;

    @BeforeAll
    static void fill() throws SQLException {
        database = SharedStack.get().postgres().newDatabase("plans");
        SchemaMigration.migrate(database.jdbcUrl(), database.user(), database.password(), Map.of());
        try (Connection connection = connect(database.user(), database.password());
                Statement statement = connection.createStatement()) {
            List<String> indexes = new ArrayList<>();
            try (var rows = statement.executeQuery("select indexdef from pg_indexes where tablename = 'bookings'"
                    + " and indexname not in ('bookings_pkey', 'bookings_organization_id_id_key',"
                    + " 'bookings_no_overlap')")) {
                while (rows.next()) {
                    indexes.add(rows.getString(1));
                }
            }
            statement.execute("set session_replication_role = replica");
            statement.execute("set maintenance_work_mem = '256MB'");
            statement.execute("set synchronous_commit = off");
            statement.execute("alter table bookings drop constraint bookings_no_overlap");
            for (String index : indexes) {
                statement.execute("drop index " + index.replaceAll(".*INDEX (\\S+) ON.*", "$1"));
            }
            statement.execute(rows());
            for (String index : indexes) {
                statement.execute(index);
            }
            statement.execute("insert into booking_co_hosts (organization_id, booking_id, provider_id, starts_at,"
                    + " booking_created_at) select organization_id, id, provider_ids[2], starts_at, created_at"
                    + " from bookings where cardinality(provider_ids) > 1");
            statement.execute("vacuum analyze bookings");
            statement.execute("vacuum analyze booking_co_hosts");
        }
    }

    @AfterAll
    static void drop() {
        SharedStack.get().postgres().execute("drop database plans with (force)");
    }

    /** Two years of bookings; made up to 60 days before their start. */
    private static String rows() {
        return """
                insert into bookings (id, organization_id, event_type_id, provider_id, provider_ids, team_id, series_id,
                    starts_at, ends_at, created_at, status, customer_name, customer_email)
                select gen_random_uuid(), org, %s, host, case when n %% 50 = 0 then array[host, %s] else array[host] end,
                    case when n %% 20 = 0 then %s end, case when n %% 10 = 0 then %s end,
                    starts, starts + interval '30 minutes', starts - interval '1 minute' * (n %% 86400),
                    (case when n %% 1000 = 1 then 'rejected' when n %% 500 = 2 then 'no_show' when n %% 12 = 3 then 'cancelled'
                          when n %% 3 = 1 then 'completed' else 'confirmed' end)::booking_status,
                    'Customer ' || n %% 50000, 'c' || n %% 50000 || '@example.org'
                from (select n, case when n %% 10 = 9 then %s else '%s'::uuid end as org, %s as host,
                        timestamptz '2025-01-01 00:00Z' + interval '1 minute' * (n::bigint * 7919 %% 1051200) as starts
                      from generate_series(1, %d) as n) as made
                """.formatted(
                        uuid(2, "n % 500"),
                        uuid(1, "n / 50 % 2000"),
                        uuid(3, "n / 20 % 40"),
                        uuid(4, "n / 100"),
                        uuid(9, "n % 100"),
                        BIG,
                        uuid(1, "n % 2000"),
                        ROWS);
    }

    static Stream<String> combinations() {
        return filters().keySet().stream()
                .flatMap(filter -> Stream.of(BookingSort.values())
                        .flatMap(sort -> Stream.of(
                                filter + " / " + sort.wireName() + " / first page",
                                filter + " / " + sort.wireName() + " / from a cursor")));
    }

    private static Map<String, BookingFilter> filters() {
        Map<String, BookingFilter> filters = new LinkedHashMap<>();
        filters.put("none", filter(null, null, null, null, null, null, null, null));
        filters.put("providerId", filter(PROVIDER, null, null, null, null, null, null, null));
        filters.put("status, common", filter(null, BookingStatus.CONFIRMED, null, null, null, null, null, null));
        filters.put("status, rare", filter(null, BookingStatus.REJECTED, null, null, null, null, null, null));
        filters.put("from", filter(null, null, FROM, null, null, null, null, null));
        filters.put("to", filter(null, null, null, TO, null, null, null, null));
        filters.put("a day", filter(null, null, FROM, FROM.plus(Duration.ofDays(1)), null, null, null, null));
        filters.put("customerEmail", filter(null, null, null, null, "C77@Example.org", null, null, null));
        filters.put("eventTypeId", filter(null, null, null, null, null, TYPE, null, null));
        filters.put("teamId", filter(null, null, null, null, null, null, TEAM, null));
        filters.put("seriesId", filter(null, null, null, null, null, null, null, SERIES));
        return filters;
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void pageCostsAPage(String combination) throws Exception {
        BookingQuery query = query(combination);

        JsonNode plan = explain(query);

        refuseScansAndSorts(plan, combination);
        int buffers = plan.path("Shared Hit Blocks").asInt()
                + plan.path("Shared Read Blocks").asInt();
        if (!combination.matches("(from|to) / -?createdAt.*")) {
            assertThat(buffers)
                    .as("%s: buffers%n%s", combination, plan.toPrettyString())
                    .isLessThan(isAgainstItsOrder(combination) ? 3 * MOST_BUFFERS : MOST_BUFFERS);
        }
    }

    /** What the server chooses once it has seen a statement often. */
    @ParameterizedTest
    @MethodSource("combinations")
    void genericPlanUsesAnIndexToo(String combination) throws Exception {
        BookingQuery query = query(combination);

        JsonNode plan = explain("explain (format json, generic_plan) " + query.sql());

        refuseScansAndSorts(plan, combination);
    }

    /** Filters may be combined as one likes; then one of them has the index. */
    @ParameterizedTest
    @MethodSource("pairs")
    void combinedFiltersUseAnIndex(String pair) throws Exception {
        for (BookingSort sort : BookingSort.values()) {
            JsonNode plan = explain(BookingQuery.of(pairFilters().get(pair), sort, null, LIMIT));
            assertThat(nodes(plan, "Seq Scan")).as(plan.toPrettyString()).isEmpty();
        }
    }

    static Stream<String> pairs() {
        return pairFilters().keySet().stream();
    }

    private static Map<String, BookingFilter> pairFilters() {
        Map<String, BookingFilter> all = filters();
        Map<String, BookingFilter> pairs = new LinkedHashMap<>();
        all.forEach((one, a) -> all.forEach((other, b) -> {
            if (one.compareTo(other) < 0) {
                pairs.put(
                        one + " + " + other,
                        filter(
                                or(a.providerId(), b.providerId()),
                                or(a.status(), b.status()),
                                or(a.from(), b.from()),
                                or(a.to(), b.to()),
                                or(a.customerEmail(), b.customerEmail()),
                                or(a.eventTypeId(), b.eventTypeId()),
                                or(a.teamId(), b.teamId()),
                                or(a.seriesId(), b.seriesId())));
            }
        }));
        return pairs;
    }

    private static <T> T or(T one, T other) {
        return one == null ? other : one;
    }

    @Test
    void testFindsAPlanWithoutAnIndex() throws Exception {
        JsonNode plan = explain(new BookingQuery("select id from bookings order by notes, id limit 51", List.of()));

        assertThat(nodes(plan, "Seq Scan")).isNotEmpty();
        assertThat(nodes(plan, "Sort")).isNotEmpty();
    }

    /** Bounds of the start say nothing in the order of creation: a day is sorted, an open end is filtered on the way. */
    private static boolean isAgainstItsOrder(String combination) {
        return combination.matches("(from|to|a day) / -?createdAt.*");
    }

    /** The one other sort there may be brings the two ordered halves of a provider's page together: 102 rows. */
    private static void refuseScansAndSorts(JsonNode plan, String combination) {
        assertThat(nodes(plan, "Seq Scan"))
                .as("%s%n%s", combination, plan.toPrettyString())
                .isEmpty();
        Stream.of("Sort", "Incremental Sort")
                .flatMap(type -> nodes(plan, type).stream())
                .forEach(sort -> assertThat(sort.path("Plan Rows").asInt())
                        .as("%s%n%s", combination, plan.toPrettyString())
                        .isLessThanOrEqualTo(isAgainstItsOrder(combination) ? 10_000 : 2 * LIMIT));
    }

    private static List<JsonNode> nodes(JsonNode plan, String type) {
        List<JsonNode> found = new ArrayList<>();
        if (plan.path("Node Type").asText().equals(type)) {
            found.add(plan);
        }
        plan.path("Plans").forEach(child -> found.addAll(nodes(child, type)));
        return found;
    }

    private static BookingQuery query(String combination) {
        String[] parts = combination.split(" / ", -1);
        BookingSort sort = BookingSort.fromWire(parts[1]).orElseThrow();
        var after = parts[2].equals("first page")
                ? null
                : new BookingQuery.After(Instant.parse("2026-02-10T10:00:00Z"), new UUID(5, 5));
        return BookingQuery.of(filters().get(parts[0]), sort, after, LIMIT);
    }

    private static JsonNode explain(BookingQuery query) throws Exception {
        String sql = query.sql();
        for (int i = query.values().size(); i > 0; i--) {
            sql = sql.replace("$" + i, "'" + query.values().get(i - 1) + "'");
        }
        return explain("explain (format json, analyze, buffers, timing off) " + sql);
    }

    private static JsonNode explain(String sql) throws Exception {
        try (Connection connection = connect("booking_service", "booking_service");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.organization_id', '" + BIG + "', true),"
                    + " set_config('app.all_organizations', 'off', true)");
            try (var rows = statement.executeQuery(sql)) {
                rows.next();
                return new ObjectMapper().readTree(rows.getString(1)).get(0).get("Plan");
            }
        }
    }

    /** Without DriverManager, which does not know drivers of Quarkus' class loader. */
    private static Connection connect(String user, String password) throws SQLException {
        Properties login = new Properties();
        login.setProperty("preferQueryMode", "simple"); // $1 in a generic plan is no parameter of ours
        login.setProperty("user", user);
        login.setProperty("password", password);
        return new org.postgresql.Driver().connect(database.jdbcUrl(), login);
    }

    private static BookingFilter filter(
            UUID provider,
            BookingStatus status,
            Instant from,
            Instant to,
            String email,
            UUID type,
            UUID team,
            UUID series) {
        return new BookingFilter(provider, status, from, to, email, type, team, series);
    }

    private static UUID id(int kind, int number) {
        return UUID.fromString("0000000%d-0000-0000-0000-%012d".formatted(kind, number));
    }

    private static String uuid(int kind, String number) {
        return "('0000000" + kind + "-0000-0000-0000-' || lpad((" + number + ")::text, 12, '0'))::uuid";
    }
}
