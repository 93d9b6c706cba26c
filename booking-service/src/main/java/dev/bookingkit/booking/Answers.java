package dev.bookingkit.booking;

import dev.bookingkit.column.IdsColumn;
import dev.bookingkit.column.JsonColumn;
import dev.bookingkit.tenant.sql.PlainSql;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The table {@code booking_question_responses}. */
@ApplicationScoped
public class Answers {

    private static final String ADD = """
            insert into booking_question_responses (booking_id, question_key, question_label, response)
            select cast(booking as uuid), a ->> 'key', a ->> 'label', a -> 'response'
            from unnest(string_to_array(?1, ',')) as booking, jsonb_array_elements(cast(cast(?2 as text) as jsonb)) as a
            """;

    private static final String OF = """
            select booking_id, question_key, cast(response as text) from booking_question_responses
            where booking_id = any (cast(string_to_array($1, ',') as uuid[])) and attendee_id is null
            order by id
            """;

    Uni<Void> add(UUID bookingId, List<Answer> answers) {
        return add(List.of(bookingId), answers);
    }

    /** The same answers for each of the bookings. */
    Uni<Void> add(List<UUID> bookingIds, List<Answer> answers) {
        if (answers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ADD)
                        .setParameter(1, IdsColumn.write(bookingIds))
                        .setParameter(2, JsonColumn.write(answers))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** By booking, then by the question's key; a booking without answers is left out. */
    public Uni<Map<UUID, Map<String, Object>>> of(Collection<UUID> bookingIds) {
        if (bookingIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return PlainSql.rows(OF, IdsColumn.write(bookingIds)).map(Answers::byBooking);
    }

    private static Map<UUID, Map<String, Object>> byBooking(List<Object[]> rows) {
        Map<UUID, Map<String, Object>> answers = new HashMap<>();
        for (Object[] row : rows) {
            answers.computeIfAbsent((UUID) row[0], id -> new LinkedHashMap<>())
                    .put((String) row[1], JsonColumn.read((String) row[2]));
        }
        return answers;
    }
}
