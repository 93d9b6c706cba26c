package dev.bookingkit.bench;

import dev.bookingkit.bench.load.ClosedLoad;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Two loads in turn, A B A B …, so that what else happens on the machine meets both. */
final class Comparison {

    private final List<ClosedLoad.Outcome> first = new ArrayList<>();
    private final List<ClosedLoad.Outcome> second = new ArrayList<>();

    static Comparison of(int rounds, Callable<ClosedLoad.Outcome> a, Callable<ClosedLoad.Outcome> b) throws Exception {
        Comparison comparison = new Comparison();
        for (int i = 0; i < rounds; i++) {
            comparison.first.add(a.call());
            comparison.second.add(b.call());
        }
        return comparison;
    }

    /** The first's throughput as a share of the second's. */
    double ratio() {
        return perSecond(first) / perSecond(second);
    }

    /** For the details: throughputs, and each round's ratio. */
    String text(String a, String b) {
        List<String> ratios = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            ratios.add(String.format(
                    Locale.ROOT,
                    "%.2f",
                    first.get(i).perSecond() / second.get(i).perSecond()));
        }
        return String.format(
                Locale.ROOT,
                "%s %.0f/s, %s %.0f/s; rounds %s",
                a,
                perSecond(first),
                b,
                perSecond(second),
                ratios.stream().collect(Collectors.joining(", ")));
    }

    private static double perSecond(List<ClosedLoad.Outcome> outcomes) {
        return outcomes.stream().mapToInt(ClosedLoad.Outcome::requests).sum()
                / outcomes.stream().mapToDouble(ClosedLoad.Outcome::seconds).sum();
    }
}
