package dev.bookingkit.sweeping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bookingkit.stack.quarkus.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SweepWorkerIT.Often.class)
@WithTestResource(
        value = StackTestResource.class,
        initArgs = @ResourceArg(name = "role", value = "booking_service"),
        scope = TestResourceScope.GLOBAL)
class SweepWorkerIT {

    /** Ten times a second. */
    public static class Often implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("bookingkit.sweeping.every", "100ms");
        }
    }

    @Test
    void sweepsAgainAndAgain() throws Exception {
        for (int i = 0; i < 3; i++) {
            Rows.inbox("booking_service", 1, "20 days");
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (Rows.count("inbox") > 0 && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            assertThat(Rows.count("inbox")).isZero();
        }
    }
}
