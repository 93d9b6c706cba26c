package dev.bookingkit.apicheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Row "ids, pages": ids that are none, are unknown or belong to another tenant; limits and cursors that cannot be. */
final class IdCases {

    private final Subject subject;
    private final Map<String, String> foreign;
    private final List<Planned> cases = new ArrayList<>();

    IdCases(Subject subject, Map<String, String> foreign) {
        this.subject = subject;
        this.foreign = foreign;
    }

    List<Planned> cases() {
        subject.operation().parameters().stream().filter(Parameter::inPath).forEach(this::path);
        subject.operation().query().forEach(this::query);
        return cases;
    }

    private void path(Parameter parameter) {
        if (parameter.is("uuid")) {
            add(parameter, "not a UUID", "not-a-uuid", Expected.status(400, 404));
            add(parameter, "unknown", UUID.randomUUID().toString(), Expected.status(404));
        } else {
            add(parameter, "unknown", "no-such-" + UUID.randomUUID(), Expected.status(400, 401, 404));
        }
        String other = foreign.get(parameter.name());
        if (other != null) {
            add(parameter, "of another tenant", other, Expected.status(404));
        }
    }

    private void query(Parameter parameter) {
        String pointer = "?" + parameter.name();
        if (parameter.name().equals("limit")) {
            for (String limit : List.of("0", "-1", "1000000000")) {
                add(parameter, limit, limit, Expected.invalidAt(pointer));
            }
        }
        if (isCursor(parameter)) {
            add(parameter, "tampered", "not-a-cursor", Expected.invalidAt(pointer));
            String other = foreign.get(parameter.name());
            if (other != null) {
                add(parameter, "of another tenant", other, Expected.invalidAt(pointer));
            }
        }
    }

    static boolean isCursor(Parameter parameter) {
        return parameter.name().equals("cursor")
                || parameter.name().equals("after")
                        && Schemas.format(parameter.schema()).isEmpty();
    }

    private void add(Parameter parameter, String name, String value, Expected expected) {
        String what = (parameter.inPath() ? "{" + parameter.name() + "}" : "?" + parameter.name()) + " " + name;
        cases.add(new Planned(Row.IDS_PAGES, what, subject.with(Map.of(parameter.name(), value)), expected));
    }
}
