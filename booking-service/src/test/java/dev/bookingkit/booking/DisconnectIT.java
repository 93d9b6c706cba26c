package dev.bookingkit.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bookingkit.testing.Sql;
import dev.bookingkit.testing.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Clients that leave before they are answered. */
@QuarkusTest
class DisconnectIT {

    /** More than the pool has connections. */
    private static final int MANY = 40;

    private static final int ROUNDS = 4;

    private final Tenant tenant = Tenant.create();

    @Test
    void connectionsOfReadersWhoLeftAreUsedAgain() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            leaveWhileWaiting();
        }

        try (ExecutorService clients = Executors.newFixedThreadPool(MANY)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                answers.add(
                        clients.submit(() -> tenant.api().get("/v1/bookings").statusCode()));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
    }

    private void leaveWhileWaiting() throws Exception {
        List<Socket> readers = new ArrayList<>();
        try (Connection database = Sql.connect()) {
            database.setAutoCommit(false);
            database.createStatement().execute("lock table bookings in access exclusive mode");
            for (int i = 0; i < MANY; i++) {
                readers.add(reader());
            }
            await().until(() -> waiting(database) >= 6);
            for (Socket reader : readers) {
                reader.close();
            }
            Thread.sleep(300);
            database.rollback();
        }
    }

    private Socket reader() throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        String request = "GET /v1/bookings HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + tenant.secretKey()
                + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private static int waiting(Connection database) throws SQLException {
        try (var found = database.createStatement()
                .executeQuery("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                        + " and usename = 'booking_service'")) {
            found.next();
            return found.getInt(1);
        }
    }
}
