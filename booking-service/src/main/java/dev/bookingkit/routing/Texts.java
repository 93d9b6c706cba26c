package dev.bookingkit.routing;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers and values as they are compared: composed (NFC), lower case, no blanks around; an empty text is none. */
final class Texts {

    private Texts() {}

    static Set<String> of(@Nullable Object value) {
        return all(value).map(Texts::folded).filter(text -> !text.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    }

    private static Stream<String> all(@Nullable Object value) {
        if (value == null) {
            return Stream.empty();
        }
        return value instanceof Collection<?> many ? many.stream().map(String::valueOf) : Stream.of(value.toString());
    }
}
