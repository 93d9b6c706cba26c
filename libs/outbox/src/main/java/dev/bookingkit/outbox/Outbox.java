package dev.bookingkit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Appends events to the outbox, inside the current transaction. */
@ApplicationScoped
public class Outbox {

    private final ObjectMapper json;

    Outbox(ObjectMapper json) {
        this.json = json;
    }

    /** The event's id, which every consumer will see. */
    public Uni<UUID> append(OutgoingEvent event) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "insert into outbox (topic, aggregatetype, aggregateid, type, payload)"
                                        + " values (?1, ?2, ?3, ?4, cast(cast(?5 as text) as jsonb)) returning id",
                                UUID.class)
                        .setParameter(1, event.topic())
                        .setParameter(2, event.aggregateType())
                        .setParameter(3, event.key())
                        .setParameter(4, event.type())
                        .setParameter(5, write(event.payload()))
                        .getSingleResult());
    }

    private String write(Object payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
