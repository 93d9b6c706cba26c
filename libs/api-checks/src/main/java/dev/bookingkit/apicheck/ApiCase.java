package dev.bookingkit.apicheck;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/**
 * One case of one operation.
 *
 * @param name such as {@code POST /v1/bookings · JSON · duplicate keys}
 * @param row the row of the table
 * @param check sends it; throws {@link AssertionError} with request, expectation and answer, or a TestAbortedException
 *     with the reason when the case is skipped
 */
public record ApiCase(String name, Row row, Executable check) {

    public DynamicTest asTest() {
        return DynamicTest.dynamicTest(name, check);
    }
}
