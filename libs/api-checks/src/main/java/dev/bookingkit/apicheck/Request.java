package dev.bookingkit.apicheck;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request as it goes over the wire; {@code target} is sent as it stands, valid or not. */
record Request(String method, String target, List<Header> headers, byte @Nullable [] body) {

    private static final int SHOWN = 600;

    Request withMethod(String other) {
        return new Request(other, target, headers, body);
    }

    Request withTarget(String other) {
        return new Request(method, other, headers, body);
    }

    Request withBody(byte[] other) {
        return new Request(method, target, headers, other);
    }

    /** Replaces all headers of that name by this one. */
    Request withHeader(String name, String value) {
        return without(name).plusHeader(name, value);
    }

    Request plusHeader(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Request(method, target, List.copyOf(more), body);
    }

    Request without(String name) {
        return new Request(
                method,
                target,
                headers.stream()
                        .filter(header -> !header.name().equalsIgnoreCase(name))
                        .toList(),
                body);
    }

    /** For people: what to type to see it again. Long parts are cut, credentials too. */
    String curl(String origin) {
        StringBuilder line = new StringBuilder("curl -i --path-as-is -X " + method + " '" + origin + target + "'");
        headers.forEach(header -> line.append(" -H '")
                .append(header.name())
                .append(": ")
                .append(shown(header))
                .append('\''));
        if (body != null) {
            line.append(" --data-binary '")
                    .append(cut(visible(new String(body, StandardCharsets.UTF_8)), SHOWN))
                    .append("' # ")
                    .append(body.length)
                    .append(" bytes");
        }
        return line.toString();
    }

    private static String shown(Header header) {
        return header.name().equalsIgnoreCase("Authorization")
                ? cut(header.value(), 12)
                : cut(visible(header.value()), 80);
    }

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }

    private static String visible(String text) {
        return cut(text, SHOWN + 1)
                .codePoints()
                .mapToObj(c -> Character.isISOControl(c) ? String.format("\\u%04x", c) : Character.toString(c))
                .reduce("", String::concat);
    }
}
