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
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Clients that leave before they are answered. */
@QuarkusTest
class DisconnectIT {

    private static final int READERS = 20;
    private static final int ROUNDS = 6;

    /** At least that many each time: more in the end than the pool has connections. */
    private static final int WAITING = 6;

    private final Tenant tenant = Tenant.create();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    @Test
    void connectionsOfReadersWhoLeftAreUsedAgain() throws Exception {
        Handler listening = complaining();
        Logger hibernate = Logger.getLogger("org.hibernate");
        hibernate.addHandler(listening);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                leaveWhileWaiting();
            }
            tenant.api().get("/v1/bookings").then().statusCode(200);
        } finally {
            hibernate.removeHandler(listening);
        }

        assertThat(complaints).isEmpty();
    }

    private void leaveWhileWaiting() throws Exception {
        List<Socket> readers = new ArrayList<>();
        try (Connection database = Sql.connect()) {
            database.setAutoCommit(false);
            database.createStatement().execute("lock table bookings in access exclusive mode");
            for (int i = 0; i < READERS; i++) {
                readers.add(reader());
            }
            await().until(() -> waiting() >= WAITING);
            for (Socket reader : readers) {
                reader.close();
            }
            Thread.sleep(300);
            database.rollback();
        }
    }

    private Handler complaining() {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                    complaints.add(entry.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    private Socket reader() throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        String request = "GET /v1/bookings HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + tenant.secretKey()
                + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private static int waiting() {
        return Integer.parseInt(Sql.one("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                + " and usename = 'booking_service' and query like '%from bookings b %'"));
    }
}
