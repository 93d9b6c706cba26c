package dev.bookingkit.mail;

/** Text on its way into a mail header. */
final class HeaderText {

    private static final int MAX = 300;

    private HeaderText() {}

    /** One line: every control character and Unicode line separator becomes a space. */
    static String oneLine(String text) {
        String line = text.codePoints()
                .map(character -> breaksLines(character) ? ' ' : character)
                .limit(MAX)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.strip();
    }

    private static boolean breaksLines(int character) {
        return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
    }
}
