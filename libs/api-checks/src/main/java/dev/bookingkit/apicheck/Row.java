package dev.bookingkit.apicheck;

/** The rows of QUALITY.md's table "Bad input, and its answer" that an OpenAPI document is enough for. */
public enum Row {
    JSON("JSON"),
    TYPES("types"),
    HTTP("HTTP"),
    IDS_PAGES("ids, pages"),
    TEXT("text"),
    TIME("time"),
    AUTH("auth"),
    /** Not of the table: the valid request that all others are made from must not itself be refused as invalid. */
    SAMPLE("sample");

    private final String title;

    Row(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
