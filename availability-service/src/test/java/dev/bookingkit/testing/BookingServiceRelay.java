package dev.bookingkit.testing;

import dev.bookingkit.stack.SharedStack;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes what the database wrote for booking-service, as its relay would. */
public final class BookingServiceRelay {

    private BookingServiceRelay() {}

    /** How many events there were. */
    public static int publish() {
        Map<String, Object> config =
                Map.of("bootstrap.servers", SharedStack.get().kafka().bootstrapServers(), "acks", "all");
        int published = 0;
        try (Connection connection = SharedStack.get().postgres().connect();
                Statement statement = connection.createStatement();
                var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
                ResultSet rows = statement.executeQuery("delete from outbox where service = 'booking_service'"
                        + " returning topic, aggregateid, payload::text")) {
            while (rows.next()) {
                producer.send(new ProducerRecord<>(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getString(3).getBytes(StandardCharsets.UTF_8)))
                        .get();
                published++;
            }
            return published;
        } catch (SQLException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
