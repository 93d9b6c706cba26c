package dev.bookingkit.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs native SQL; the statements' column aliases are the records' component names. */
public final class JsonRows {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private JsonRows() {}

    /**
     * The rows that a {@code SELECT}, or a statement with {@code RETURNING}, gives.
     *
     * @param parameters of {@code ?1}, {@code ?2}, …; none is null
     */
    public static <T> Uni<List<T>> list(Class<T> type, String statement, Object... parameters) {
        String wrapped = "with r as (" + statement + ") select cast(to_jsonb(r) as text) from r";
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(wrapped, String.class);
                    for (int i = 0; i < parameters.length; i++) {
                        query.setParameter(i + 1, parameters[i]);
                    }
                    return query.getResultList();
                })
                .map(rows -> rows.stream().map(row -> read(row, type)).toList());
    }

    /** The first of these rows, or null. */
    public static <T> Uni<@Nullable T> first(Class<T> type, String statement, Object... parameters) {
        return list(type, statement, parameters).map(rows -> rows.isEmpty() ? null : rows.getFirst());
    }

    /** The value as the one parameter that {@code cast(cast(?1 as text) as jsonb)} reads. */
    public static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <T> T read(String row, Class<T> type) {
        try {
            return JSON.readValue(row, type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("PostgreSQL wrote this JSON", impossible);
        }
    }
}
