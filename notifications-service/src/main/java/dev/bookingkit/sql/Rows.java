package dev.bookingkit.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Statements in the current transaction; parameters are {@code ?1}, {@code ?2} …, an {@link Instant} among them is a timestamptz. */
public final class Rows {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Rows() {}

    /** Every row, its one column being JSON as text. */
    public static <T> Uni<List<T>> list(Class<T> type, String sql, @Nullable Object... parameters) {
        return Panache.getSession()
                .chain(session -> bind(session.createNativeQuery(sql, String.class), parameters)
                        .getResultList())
                .map(rows -> rows.stream().map(row -> read(row, type)).toList());
    }

    /** The first row, or null. */
    public static <T> Uni<@Nullable T> first(Class<T> type, String sql, @Nullable Object... parameters) {
        return list(type, sql, parameters).map(rows -> rows.isEmpty() ? null : rows.getFirst());
    }

    /** How many rows were changed. */
    public static Uni<Integer> update(String sql, @Nullable Object... parameters) {
        return Panache.getSession()
                .chain(session ->
                        bind(session.createNativeQuery(sql), parameters).executeUpdate());
    }

    private static <Q extends Mutiny.AbstractQuery> Q bind(Q query, @Nullable Object... parameters) {
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            query.setParameter(i + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        }
        return query;
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException mismatch) {
            throw new IllegalStateException("a row is not a " + type.getSimpleName(), mismatch);
        }
    }
}
