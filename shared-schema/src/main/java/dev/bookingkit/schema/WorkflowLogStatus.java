package dev.bookingkit.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where one action of a workflow run stands. PostgreSQL type {@code workflow_log_status}. */
public enum WorkflowLogStatus implements WireEnum {
    PENDING,
    SUCCEEDED,
    FAILED,
    SKIPPED;

    @Override
    @JsonValue
    public String wireName() {
        return WireNames.lowerCase(this);
    }

    /** @throws IllegalArgumentException if no value has this name on the wire */
    @JsonCreator
    public static WorkflowLogStatus fromWire(String wireName) {
        return WireNames.parse(WorkflowLogStatus.class, wireName);
    }
}
