package dev.bookingkit.apicheck;

/** Leaves out what it matches; "*" stands for every operation, an empty case for every case of the row. */
record Skip(String operation, Row row, String caseName, String reason) {

    boolean matches(Operation candidate, Row itsRow, String itsName) {
        return row == itsRow
                && (operation.equals("*") || candidate.isNamed(operation))
                && (caseName.isEmpty() || itsName.contains(caseName));
    }
}
