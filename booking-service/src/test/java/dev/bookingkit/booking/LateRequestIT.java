package dev.bookingkit.booking;

import static dev.bookingkit.testing.Tenant.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The database stands still until the client has got its 503; found by the history checker. */
@QuarkusTest
class LateRequestIT {

    private final Tenant tenant = Tenant.create();

    @Test
    void whatWasAnsweredBeforeItWasReadIsNotDoneAfterwards() throws Exception {
        String booking =
                tenant.book(tenant.eventType(tenant.provider()), at(9, 0)).get("id");
        String key = UUID.randomUUID().toString();
        List<String> servers = Sql.list("select pid from pg_stat_activity where usename = 'booking_service'");

        signal("-STOP", servers);
        try {
            cancel(booking, key).then().statusCode(503);
        } finally {
            signal("-CONT", servers);
        }

        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> status(booking).equals("confirmed"));
        cancel(booking, key).then().statusCode(200).body("status", equalTo("cancelled"));
        assertThat(Sql.one("select status_reason from bookings where id = ?", UUID.fromString(booking)))
                .isEqualTo("ill");
    }

    private Response cancel(String booking, String key) {
        return tenant.api()
                .header("Idempotency-Key", key)
                .body("{\"reason\": \"ill\"}")
                .post("/v1/bookings/" + booking + "/cancel");
    }

    private static String status(String booking) {
        return Sql.one("select status from bookings where id = ?", UUID.fromString(booking));
    }

    private static void signal(String signal, List<String> processes) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        command.addAll(processes);
        new ProcessBuilder(command).start().waitFor();
    }
}
