package dev.bookingkit.apicheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Row "HTTP": requests that are wrong before anybody reads a body. */
final class HttpCases {

    private static final int LARGE_HEADER = 20 * 1024;

    private final Subject subject;
    private final List<Planned> cases = new ArrayList<>();

    HttpCases(Subject subject) {
        this.subject = subject;
    }

    List<Planned> cases() {
        Request valid = subject.valid();
        if (valid.body() != null) {
            add("another content type", valid.withHeader("Content-Type", "text/xml"), Expected.status(415));
        }
        Stream.of("PUT", "PATCH", "DELETE", "POST", "GET")
                .filter(method -> !subject.operation().pathMethods().contains(method))
                .findFirst()
                .ifPresent(method -> add("wrong method " + method, valid.withMethod(method), Expected.status(405)));
        add("%00 in the path", valid.withTarget(inPath(valid, "%00", false)), Expected.status(400));
        add("..;/ in the path", valid.withTarget(inPath(valid, "..;/", true)), Expected.status(400));
        add("bad percent encoding", valid.withTarget(inPath(valid, "%zz", false)), Expected.status(400, 404));
        repeated(valid);
        add("20 kB header", valid.plusHeader("X-Large", "x".repeat(LARGE_HEADER)), Expected.status(431));
        add("bad UTF-8 in a header", valid.plusHeader("X-Note", "\u00c3("), Expected.anythingButAFailure());
        return cases;
    }

    private void repeated(Request valid) {
        List<Parameter> known = subject.operation().query().toList();
        if (known.isEmpty()) {
            Request twice = valid.withTarget(subject.target(Map.of(), List.of("page=1", "page=1")));
            add("repeated query parameter", twice, Expected.status(400));
        }
        for (Parameter parameter : known) {
            String pair =
                    parameter.name() + "=" + Subject.encode(subject.samples().parameter(parameter));
            Request twice = valid.withTarget(subject.withoutQuery(parameter).target() + "&" + pair + "&" + pair);
            Request well = twice.withTarget(
                    twice.target().contains("?")
                            ? twice.target()
                            : twice.target().replaceFirst("&", "?"));
            add("repeated ?" + parameter.name(), well, Expected.invalidAt("?" + parameter.name()));
        }
    }

    /** Adds text at the end of the path, or before its last segment. */
    private static String inPath(Request valid, String text, boolean beforeLast) {
        String[] parts = valid.target().split("\\?", 2);
        String path = parts[0];
        int at = beforeLast ? path.lastIndexOf('/') + 1 : path.length();
        String changed = path.substring(0, at) + text + path.substring(at);
        return parts.length == 1 ? changed : changed + "?" + parts[1];
    }

    private void add(String name, Request request, Expected expected) {
        cases.add(new Planned(Row.HTTP, name, request, expected));
    }
}
