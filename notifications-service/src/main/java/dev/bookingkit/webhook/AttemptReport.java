package dev.bookingkit.webhook;

import org.jspecify.annotations.Nullable;

/** An attempt as the delivery's row keeps it: bounded, and without characters that PostgreSQL refuses. */
record AttemptReport(
        @Nullable Integer status,
        @Nullable String excerpt,
        @Nullable String error,
        int millis) {

    private static final int EXCERPT = 1000;
    private static final int ERROR = 500;

    static AttemptReport of(SendResult result, long millis) {
        int took = (int) Math.min(millis, Integer.MAX_VALUE);
        return switch (result) {
            case SendResult.Answered answer ->
                new AttemptReport(known(answer.status()), plain(answer.excerpt(), EXCERPT), null, took);
            case SendResult.Unreachable lost -> new AttemptReport(null, null, plain(lost.error(), ERROR), took);
            case SendResult.Blocked blocked -> new AttemptReport(null, null, plain(blocked.reason(), ERROR), took);
        };
    }

    private static @Nullable Integer known(int status) {
        return status >= 100 && status <= 999 ? status : null;
    }

    private static String plain(String text, int length) {
        return text.codePoints()
                .filter(character -> !Character.isISOControl(character) || character == '\n')
                .filter(character -> character < 0xD800 || character > 0xDFFF)
                .limit(length)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
