package dev.bookingkit.slots.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes text in which JSON escapes nothing, ids and times, as it is. Looking at each character of a list of slots takes longer than
 * finding them.
 */
final class PlainText extends StdScalarSerializer<String> {

    private static final long serialVersionUID = 1;

    PlainText() {
        super(String.class);
    }

    @Override
    public void serialize(String text, JsonGenerator json, SerializerProvider provider) throws IOException {
        byte[] ascii = text.getBytes(StandardCharsets.ISO_8859_1);
        json.writeRawUTF8String(ascii, 0, ascii.length);
    }
}
