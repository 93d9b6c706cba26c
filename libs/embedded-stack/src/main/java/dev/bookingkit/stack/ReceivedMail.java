package dev.bookingkit.stack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it arrived, decoded.
 *
 * @param from the first sender's address
 * @param to the addresses of the To, Cc and Bcc headers
 * @param text the first text/plain part
 * @param html the first text/html part
 * @param attachments every other part, in order
 */
public record ReceivedMail(
        @Nullable String from,
        List<String> to,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String html,
        List<Attachment> attachments) {

    /**
     * One part that is not the body.
     *
     * @param name the file name, empty if the part has none
     * @param contentType the type without parameters, in lower case: {@code text/calendar}
     * @param content the text of a {@code text/…} part, else the bytes in Base64
     */
    public record Attachment(String name, String contentType, String content) {}
}
