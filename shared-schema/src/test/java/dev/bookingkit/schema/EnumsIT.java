package dev.bookingkit.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bookingkit.schema.event.EventTypes;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnumsIT {

    private static final List<Class<? extends WireEnum>> ENUMS = List.of(
            BookingStatus.class,
            BookingSource.class,
            PaymentStatus.class,
            PaymentType.class,
            AssignmentStrategy.class,
            RecurringFrequency.class,
            SeatStatus.class,
            WorkflowTrigger.class,
            MemberRole.class,
            ApiKeyKind.class,
            DeliveryStatus.class,
            WorkflowLogStatus.class,
            MailStatus.class,
            OperationStatus.class);

    @Test
    void javaAndPostgresHaveTheSameValuesInTheSameOrder() {
        Map<String, List<String>> inJava = new LinkedHashMap<>();
        for (Class<? extends WireEnum> type : ENUMS) {
            String name =
                    type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(java.util.Locale.ROOT);
            inJava.put(
                    name,
                    Arrays.stream(type.getEnumConstants())
                            .map(WireEnum::wireName)
                            .toList());
        }
        Map<String, List<String>> inDatabase = new LinkedHashMap<>();
        try (Session session = Session.admin()) {
            for (List<String> row : session.rows("""
                    SELECT t.typname, e.enumlabel FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid
                    WHERE t.typnamespace = 'public'::regnamespace ORDER BY t.typname, e.enumsortorder""")) {
                inDatabase
                        .computeIfAbsent(row.getFirst(), type -> new ArrayList<>())
                        .add(row.getLast());
            }
        }

        assertThat(inJava).containsExactlyInAnyOrderEntriesOf(inDatabase);
    }

    @Test
    void wireNamesAreReadBack() {
        for (BookingStatus status : BookingStatus.values()) {
            assertThat(BookingStatus.fromWire(status.wireName())).isEqualTo(status);
        }
        assertThat(WorkflowTrigger.fromWire("booking.no_show")).isEqualTo(WorkflowTrigger.BOOKING_NO_SHOW);
        assertThatThrownBy(() -> BookingStatus.fromWire("CONFIRMED")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyEventTypeButTheTechnicalOnesStartsWorkflows() throws IllegalAccessException {
        List<String> types = new ArrayList<>();
        for (Field field : EventTypes.class.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers())) {
                types.add((String) field.get(null));
            }
        }
        types.removeAll(List.of(EventTypes.AVAILABILITY_CHANGED, EventTypes.CUSTOMER_ERASED));

        assertThat(WorkflowTrigger.values())
                .extracting(WorkflowTrigger::wireName)
                .containsExactlyElementsOf(types);
    }
}
