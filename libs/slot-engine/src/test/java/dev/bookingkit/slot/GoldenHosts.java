package dev.bookingkit.slot;

import java.time.Instant;
import java.util.List;

/** Whom a golden file asks: the engine's entry points for them, answered in the words of golden files. */
sealed interface GoldenHosts {

    List<String> slots(Query query, GoldenAnswers answers);

    List<String> first(Query query, GoldenAnswers answers);

    List<String> free(Query query, GoldenAnswers answers);

    String check(Instant start, Instant now, GoldenAnswers answers);

    record One(GoldenProvider provider) implements GoldenHosts {

        @Override
        public List<String> slots(Query query, GoldenAnswers answers) {
            return Slots.list(provider.schedule(), answers.rules(), provider.occupied(), query).stream()
                    .map(answers::of)
                    .toList();
        }

        @Override
        public List<String> first(Query query, GoldenAnswers answers) {
            return Slots.first(provider.schedule(), answers.rules(), provider.occupied(), query).stream()
                    .map(answers::of)
                    .toList();
        }

        @Override
        public List<String> free(Query query, GoldenAnswers answers) {
            return Slots.freePeriods(provider.schedule(), answers.rules(), provider.occupied(), query).stream()
                    .map(answers::of)
                    .toList();
        }

        @Override
        public String check(Instant start, Instant now, GoldenAnswers answers) {
            return GoldenAnswers.of(Slots.check(provider.schedule(), answers.rules(), provider.occupied(), start, now));
        }
    }

    record Team(TeamStrategy strategy, List<GoldenProvider> providers) implements GoldenHosts {

        @Override
        public List<String> slots(Query query, GoldenAnswers answers) {
            return TeamSlots.list(strategy, members(), answers.rules(), query).stream()
                    .map(answers::of)
                    .toList();
        }

        @Override
        public List<String> first(Query query, GoldenAnswers answers) {
            return TeamSlots.first(strategy, members(), answers.rules(), query).stream()
                    .map(answers::of)
                    .toList();
        }

        @Override
        public List<String> free(Query query, GoldenAnswers answers) {
            return TeamSlots.freePeriods(strategy, members(), answers.rules(), query).stream()
                    .map(answers::of)
                    .toList();
        }

        @Override
        public String check(Instant start, Instant now, GoldenAnswers answers) {
            return GoldenAnswers.of(TeamSlots.check(strategy, members(), answers.rules(), start, now));
        }

        private List<Member> members() {
            return providers.stream().map(GoldenProvider::member).toList();
        }
    }

    /** Of each group all, or so many, are needed. */
    record Groups(List<Needed> groups) implements GoldenHosts {

        /** @param required {@code all}, or a number */
        record Needed(String required, List<GoldenProvider> providers) {

            private Group group() {
                List<Member> members =
                        providers.stream().map(GoldenProvider::member).toList();
                return required.equals("all") ? Group.all(members) : new Group(members, Integer.parseInt(required));
            }
        }

        @Override
        public List<String> slots(Query query, GoldenAnswers answers) {
            List<Group> asked = groups.stream().map(Needed::group).toList();
            return TeamSlots.list(asked, answers.rules(), query).stream()
                    .map(answers::of)
                    .toList();
        }

        @Override
        public List<String> first(Query query, GoldenAnswers answers) {
            throw new UnsupportedOperationException("groups have slots only");
        }

        @Override
        public List<String> free(Query query, GoldenAnswers answers) {
            throw new UnsupportedOperationException("groups have slots only");
        }

        @Override
        public String check(Instant start, Instant now, GoldenAnswers answers) {
            throw new UnsupportedOperationException("groups have slots only");
        }
    }
}
