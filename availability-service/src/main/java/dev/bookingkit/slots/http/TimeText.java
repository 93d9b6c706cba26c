package dev.bookingkit.slots.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes times as {@link SlotTimes} makes them, in which JSON escapes nothing: looking at each character of a list of slots takes longer
 * than finding them. Not for what a client has named, such as a preview's members.
 */
final class TimeText extends StdScalarSerializer<String> {

    private static final long serialVersionUID = 1;

    TimeText() {
        super(String.class);
    }

    @Override
    public void serialize(String text, JsonGenerator json, SerializerProvider provider) throws IOException {
        byte[] ascii = text.getBytes(StandardCharsets.ISO_8859_1);
        json.writeRawUTF8String(ascii, 0, ascii.length);
    }
}
