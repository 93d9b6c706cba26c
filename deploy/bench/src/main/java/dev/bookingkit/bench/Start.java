package dev.bookingkit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long the suite takes to start, and what it takes of memory once the demo has used all of it. */
final class Start implements Group {

    @Override
    public List<Figure> measure(Path local) throws Exception {
        try (Suite suite = Suite.start(local, Map.of())) {
            List<Figure> figures = new ArrayList<>();
            figures.add(new Figure(
                    "deploy/local/up ready", suite.startSeconds(), "s", Goal.atMost(45), "of a finished build"));
            demo(local, suite);
            figures.addAll(Memory.figures(suite, "after the demo", Goal.atMost(350)));
            return figures;
        }
    }

    private static void demo(Path local, Suite suite) throws IOException, InterruptedException {
        Path state = Files.createTempFile("bookingkit", ".json");
        Files.writeString(state, suite.line().toString());
        int exit = new ProcessBuilder(local.resolve("demo").toString(), "--json", state.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        Files.delete(state);
        if (exit != 0) {
            throw new IllegalStateException("deploy/local/demo ended with " + exit);
        }
    }
}
