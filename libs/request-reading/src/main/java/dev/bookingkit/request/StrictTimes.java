package dev.bookingkit.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.Function;

/** Instants, dates and times are strings in the one form that API.md gives; numbers and arrays are refused. */
final class StrictTimes extends SimpleModule {

    StrictTimes() {
        super("strict-times");
        addDeserializer(Instant.class, new FromText<>(Instant.class, Times::instant));
        addDeserializer(LocalDate.class, new FromText<>(LocalDate.class, Times::date));
        addDeserializer(LocalTime.class, new FromText<>(LocalTime.class, Times::time));
    }

    private static final class FromText<T> extends StdScalarDeserializer<T> {

        private final transient Function<String, T> parse;

        private FromText(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            String text = parser.getText();
            try {
                return parse.apply(text);
            } catch (DateTimeException notATime) {
                return (T) context.handleWeirdStringValue(handledType(), text, "not a valid value");
            }
        }
    }
}
