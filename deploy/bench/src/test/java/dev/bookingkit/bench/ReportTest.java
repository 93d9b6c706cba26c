package dev.bookingkit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final String TODAY = LocalDate.now(ZoneOffset.UTC).toString();

    @Test
    void showsEachFigureBesideThatOfTheLastRun(@TempDir Path folder) throws Exception {
        Path page = folder.resolve("page.md");
        Files.writeString(page, "Above.\n\n" + Report.BEGIN + "\nold\n" + Report.END + "\n\nBelow.\n");
        Report report = new Report(folder.resolve("figures.json"), page);
        Figure slots = new Figure("slots: p99", 12.34, "ms", Goal.atMost(50), "100 samples");
        List<Figure> later = List.of(new Figure("ratio", 0.5, "", Goal.atLeast(0.6), ""));

        report.keep(report.with(List.of(slots, new Figure("ratio", 0.75, "", Goal.atLeast(0.6), ""))));
        var all = report.with(later);
        report.keep(all);

        String ratio = "| ratio | 0.50 | ≥ 0.6, **missed** | 0.75, " + TODAY + " |  | " + TODAY + " |";
        assertThat(Report.table(all, later)).endsWith("\n" + ratio);
        assertThat(Files.readString(page))
                .startsWith("Above.\n\n" + Report.BEGIN + "\n\nMeasured on ")
                .contains("\n| slots: p99 | 12.3 ms | ≤ 50 ms |  | 100 samples | " + TODAY + " |\n" + ratio + "\n")
                .endsWith("\n\n" + Report.END + "\n\nBelow.\n")
                .doesNotContain("old");
    }
}
