package dev.bookingkit.routing;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bookingkit.column.JsonColumn;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a form that its owner decides.
 *
 * @param rules asked in this order
 * @param fallback where to go when no rule matches; null: nowhere
 */
@Embeddable
public record RoutingFormDetails(
        String title,
        String slug,
        @Nullable String description,

        @Convert(converter = FieldsColumn.class)
        @ColumnTransformer(read = "cast(fields as text)", write = JsonColumn.WRITE)
        List<FormField> fields,

        @Convert(converter = RulesColumn.class)
        @ColumnTransformer(read = "cast(rules as text)", write = JsonColumn.WRITE)
        List<RoutingRule> rules,

        @Convert(converter = FallbackColumn.class)
        @ColumnTransformer(read = "cast(fallback as text)", write = JsonColumn.WRITE)
        @Nullable
        Target fallback,

        @Column(name = "is_active") boolean isActive) {

    /** Where these answers may lead, the best first: the rules that match, in their order, then the fallback. */
    public List<Route> routes(FormAnswers answers) {
        Stream<Route> matching =
                rules.stream().filter(rule -> rule.matches(answers)).map(rule -> new Route(rule.id(), rule.target()));
        return Stream.concat(matching, Stream.ofNullable(fallback).map(target -> new Route(Route.FALLBACK, target)))
                .toList();
    }

    /** Each target, by its place in the form. */
    Map<String, Target> targets() {
        Map<String, Target> targets = new LinkedHashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            targets.put("/rules/" + i + "/target", rules.get(i).target());
        }
        if (fallback != null) {
            targets.put("/fallback", fallback);
        }
        return targets;
    }

    /** Everything that it leads to. */
    Set<Target.Reference> references() {
        return targets().values().stream()
                .flatMap(target -> target.references().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** {@code fields}. */
    @Immutable
    public static class FieldsColumn extends JsonColumn<List<FormField>> {
        public FieldsColumn() {
            super(new TypeReference<>() {});
        }
    }

    /** {@code rules}. */
    @Immutable
    public static class RulesColumn extends JsonColumn<List<RoutingRule>> {
        public RulesColumn() {
            super(new TypeReference<>() {});
        }
    }

    /** {@code fallback}, which may be null. */
    @Immutable
    public static class FallbackColumn implements AttributeConverter<Target, String> {

        private static final JsonColumn<Target> JSON = new JsonColumn<>(new TypeReference<>() {}) {};

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Target target) {
            return target == null ? null : JSON.convertToDatabaseColumn(target);
        }

        @Override
        public @Nullable Target convertToEntityAttribute(@Nullable String stored) {
            return stored == null ? null : JSON.convertToEntityAttribute(stored);
        }
    }
}
