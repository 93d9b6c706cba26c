package dev.bookingkit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @Test
    void showsEachFigureBesideThatOfTheLastRun(@TempDir Path folder) throws Exception {
        Report report = new Report(folder.resolve("figures.json"));
        Figure slots = new Figure("slots: p99", 12.34, "ms", Goal.atMost(50), "100 samples");
        Figure ratio = new Figure("ratio", 0.5, "", Goal.atLeast(0.6), "");
        assertThat(report.table(List.of(slots))).endsWith("| slots: p99 | 12.3 ms |  | ≤ 50 ms | 100 samples |");

        report.keep(List.of(slots, ratio));
        report.keep(List.of(new Figure("ratio", 0.75, "", Goal.atLeast(0.6), "")));

        String today = LocalDate.now(ZoneOffset.UTC).toString();
        assertThat(report.table(List.of(new Figure("slots: p99", 61, "ms", Goal.atMost(50), "7 samples"), ratio)))
                .contains("| slots: p99 | 61.0 ms | 12.3 ms, " + today + " | ≤ 50 ms, **missed** | 7 samples |")
                .contains("| ratio | 0.50 | 0.75, " + today + " | ≥ 0.6, **missed** |");
    }
}
