package dev.bookingkit.slots.http;

import dev.bookingkit.answer.Answer;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * A body as it goes out, with its ETag; nobody writes to the array. The tag is for telling bodies apart, not for keeping secrets: two
 * checksums that the processor computes, and the length.
 */
final class TaggedBody implements Answer {

    private final byte[] body;
    private final String tag;

    private TaggedBody(byte[] body, String tag) {
        this.body = body;
        this.tag = tag;
    }

    /** Tags it. */
    static TaggedBody of(byte[] body) {
        return new TaggedBody(body, "\"" + hex(new CRC32C(), body) + hex(new CRC32(), body) + "-" + body.length + "\"");
    }

    byte[] body() {
        return body;
    }

    /** With its quotes. */
    String tag() {
        return tag;
    }

    @Override
    public int bytes() {
        return body.length;
    }

    private static String hex(Checksum checksum, byte[] body) {
        checksum.update(body);
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}
