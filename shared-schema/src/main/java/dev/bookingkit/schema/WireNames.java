package dev.bookingkit.schema;

import java.util.Locale;

final class WireNames {

    private WireNames() {}

    static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E> & WireEnum> E parse(Class<E> type, String wireName) {
        for (E value : type.getEnumConstants()) {
            if (value.wireName().equals(wireName)) {
                return value;
            }
        }
        throw new IllegalArgumentException("not a " + type.getSimpleName() + ": " + wireName);
    }
}
