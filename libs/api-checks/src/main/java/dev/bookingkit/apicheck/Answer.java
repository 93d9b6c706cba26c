package dev.bookingkit.apicheck;

import java.time.Duration;
import java.util.List;

/** What came back: the final answer, decoded from its transfer coding. */
record Answer(int status, List<Header> headers, String body, Duration took) {

    /** The first header of that name, or an empty string. */
    String header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("HTTP " + status + " after " + took.toMillis() + " ms");
        headers.forEach(header ->
                text.append("\n    ").append(header.name()).append(": ").append(header.value()));
        return text.append("\n    ").append(Request.cut(body, 2000)).toString();
    }
}
