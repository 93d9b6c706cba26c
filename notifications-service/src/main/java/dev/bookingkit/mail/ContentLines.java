package dev.bookingkit.mail;

import java.nio.charset.StandardCharsets;

/** Lines of an iCalendar object, RFC 5545 section 3.1. */
final class ContentLines {

    private static final int OCTETS = 75;
    private static final String FOLD = "\r\n ";

    private ContentLines() {}

    /**
     * Folds lines at 75 octets of UTF-8 and never inside a character.
     *
     * <p>The library counts UTF-16 units and can part the two halves of an emoji, which would arrive as question marks.
     *
     * @param folded lines as the library has folded them
     */
    static String refold(String folded) {
        StringBuilder text = new StringBuilder();
        int octets = 0;
        for (int character : folded.replace(FOLD, "").codePoints().toArray()) {
            int width = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            boolean endsLine = character == '\r' || character == '\n';
            if (!endsLine && octets + width > OCTETS) {
                text.append(FOLD);
                octets = 1;
            }
            text.appendCodePoint(character);
            octets = endsLine ? 0 : octets + width;
        }
        return text.toString();
    }
}
