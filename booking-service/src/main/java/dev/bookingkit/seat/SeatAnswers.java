package dev.bookingkit.seat;

import dev.bookingkit.booking.Answer;
import dev.bookingkit.column.IdsColumn;
import dev.bookingkit.column.JsonColumn;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What attendees answered; their rows of {@code booking_question_responses}. */
@ApplicationScoped
public class SeatAnswers {

    private static final String ADD = """
            insert into booking_question_responses (booking_id, attendee_id, question_key, question_label, response)
            select ?1, ?2, a ->> 'key', a ->> 'label', a -> 'response'
            from jsonb_array_elements(cast(cast(?3 as text) as jsonb)) as a
            """;

    private static final String OF = """
            select attendee_id, question_key, cast(response as text) from booking_question_responses
            where attendee_id = any (cast(string_to_array(?1, ',') as uuid[])) order by id
            """;

    Uni<Void> add(Seat seat, List<Answer> answers) {
        if (answers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ADD)
                        .setParameter(1, seat.bookingId())
                        .setParameter(2, seat.id())
                        .setParameter(3, JsonColumn.write(answers))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** By seat, then by the question's key; one without answers is left out. */
    public Uni<Map<UUID, Map<String, Object>>> of(Collection<UUID> seatIds) {
        if (seatIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF, Object[].class)
                        .setParameter(1, IdsColumn.write(seatIds))
                        .getResultList())
                .map(SeatAnswers::bySeat);
    }

    private static Map<UUID, Map<String, Object>> bySeat(List<Object[]> rows) {
        Map<UUID, Map<String, Object>> answers = new HashMap<>();
        for (Object[] row : rows) {
            answers.computeIfAbsent((UUID) row[0], id -> new LinkedHashMap<>())
                    .put((String) row[1], JsonColumn.read((String) row[2]));
        }
        return answers;
    }
}
