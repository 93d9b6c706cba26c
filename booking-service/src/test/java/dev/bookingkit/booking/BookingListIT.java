package dev.bookingkit.booking;

import static dev.bookingkit.testing.Tenant.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BookingListIT {

    private final Tenant tenant = Tenant.create();
    private final UUID provider = tenant.provider();
    private UUID type;

    @BeforeEach
    void offer() {
        type = tenant.eventType(provider);
    }

    @ParameterizedTest
    @ValueSource(strings = {"startsAt", "-startsAt", "createdAt", "-createdAt"})
    void pagesFollowEachOtherInEveryOrder(String sort) {
        List<String> byCreation =
                List.of(book(provider, 12), book(provider, 9), book(provider, 15), book(provider, 10));
        List<String> expected = new ArrayList<>(
                sort.endsWith("createdAt")
                        ? byCreation
                        : List.of(byCreation.get(1), byCreation.get(3), byCreation.get(0), byCreation.get(2)));
        if (sort.startsWith("-")) {
            Collections.reverse(expected);
        }

        for (String filter : List.of("", "&providerId=" + provider, "&status=confirmed", "&eventTypeId=" + type)) {
            assertThat(all("/v1/bookings?limit=1&sort=" + sort + filter)).isEqualTo(expected);
        }
    }

    @Test
    void hostIsFoundWhetherMainOrNot() {
        UUID colleague = tenant.provider();
        String together = Sql.one(
                "insert into bookings (organization_id, event_type_id, provider_id, provider_ids, starts_at, ends_at,"
                        + " status, customer_name, customer_email) values (?, ?, ?, array[?, ?]::uuid[], ?, ?,"
                        + " 'confirmed', 'Ada', 'ada@example.org') returning id",
                tenant.id(),
                type,
                provider,
                provider,
                colleague,
                java.sql.Timestamp.from(at(10, 0)),
                java.sql.Timestamp.from(at(10, 30)));
        String first = Sql.one(
                "insert into bookings (organization_id, event_type_id, provider_id, starts_at, ends_at, status,"
                        + " customer_name, customer_email) values (?, ?, ?, ?, ?, 'confirmed', 'Ada',"
                        + " 'ada@example.org') returning id",
                tenant.id(),
                type,
                colleague,
                java.sql.Timestamp.from(at(9, 0)),
                java.sql.Timestamp.from(at(9, 30)));

        for (String sort : List.of("startsAt", "createdAt")) {
            assertThat(all("/v1/bookings?limit=1&sort=" + sort + "&providerId=" + colleague))
                    .containsExactlyInAnyOrder(first, together);
        }
        assertThat(all("/v1/bookings?providerId=" + colleague)).containsExactly(first, together);
        assertThat(all("/v1/bookings?providerId=" + colleague + "&from=" + at(9, 30) + "&status=confirmed"))
                .containsExactly(together);
        assertThat(all("/v1/bookings?providerId=" + provider)).containsExactly(together);

        Sql.run(
                "update bookings set starts_at = ?, ends_at = ? where id = ?",
                java.sql.Timestamp.from(at(8, 0)),
                java.sql.Timestamp.from(at(8, 30)),
                UUID.fromString(together));
        assertThat(all("/v1/bookings?providerId=" + colleague)).containsExactly(together, first);
        Sql.run("update bookings set provider_ids = array[provider_id] where id = ?", UUID.fromString(together));
        assertThat(all("/v1/bookings?providerId=" + colleague)).containsExactly(first);
    }

    @Test
    void filtersAreCombined() {
        String kept = book(provider, 9);
        String cancelled = book(provider, 10);
        tenant.post(cancelled, "cancel", "");
        UUID otherType = tenant.eventType(tenant.provider());
        tenant.book(otherType, at(9, 0));

        tenant.api()
                .get("/v1/bookings?eventTypeId=" + type + "&status=confirmed&customerEmail=ADA@EXAMPLE.ORG&from="
                        + at(9, 0) + "&to=" + at(11, 0) + "&providerId=" + provider)
                .then()
                .body("data.id", contains(kept));
        tenant.api()
                .get("/v1/bookings?eventTypeId=" + type)
                .then()
                .body("data.id", containsInAnyOrder(kept, cancelled));
        tenant.api().get("/v1/bookings?teamId=" + UUID.randomUUID()).then().body("data", hasSize(0));
        tenant.api().get("/v1/bookings?seriesId=" + UUID.randomUUID()).then().body("data", hasSize(0));
    }

    @Test
    void cursorBelongsToItsOrder() {
        book(provider, 9);
        book(provider, 10);
        String cursor = tenant.api().get("/v1/bookings?limit=1&sort=createdAt").path("nextCursor");

        tenant.api().get("/v1/bookings?sort=startsAt&cursor=" + cursor).then().statusCode(400);
        tenant.api().get("/v1/bookings?sort=price").then().statusCode(400).body("errors[0].pointer", equalTo("?sort"));
    }

    private String book(UUID host, int hour) {
        return tenant.book(type, at(hour, 0)).getString("id");
    }

    private List<String> all(String path) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = tenant.api()
                    .get(path + (cursor == null ? "" : "&cursor=" + cursor))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("data.id", String.class));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return ids;
    }
}
