package dev.bookingkit.slot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whom a golden file asks: the engine's entry points for them, answered in the words of golden files. */
sealed interface GoldenHosts {

    /** @param question {@code slots}, {@code first} or {@code free} */
    List<String> answer(String question, Query query, GoldenAnswers answers);

    String check(Instant start, Instant now, GoldenAnswers answers);

    record One(GoldenProvider provider) implements GoldenHosts {

        @Override
        public List<String> answer(String question, Query query, GoldenAnswers answers) {
            Schedule schedule = provider.schedule();
            List<Occupied> occupied = provider.occupied();
            SlotRules rules = answers.rules();
            return switch (question) {
                case "first" ->
                    list(Slots.first(schedule, rules, occupied, query).map(answers::of));
                case "free" ->
                    Slots.freePeriods(schedule, rules, occupied, query).stream()
                            .map(answers::of)
                            .toList();
                default ->
                    Slots.list(schedule, rules, occupied, query).stream()
                            .map(answers::of)
                            .toList();
            };
        }

        @Override
        public String check(Instant start, Instant now, GoldenAnswers answers) {
            return GoldenAnswers.of(Slots.check(provider.schedule(), answers.rules(), provider.occupied(), start, now));
        }
    }

    record Team(TeamStrategy strategy, List<GoldenProvider> providers) implements GoldenHosts {

        @Override
        public List<String> answer(String question, Query query, GoldenAnswers answers) {
            SlotRules rules = answers.rules();
            return switch (question) {
                case "first" ->
                    list(TeamSlots.first(strategy, members(), rules, query).map(answers::of));
                case "free" ->
                    TeamSlots.freePeriods(strategy, members(), rules, query).stream()
                            .map(answers::of)
                            .toList();
                default ->
                    TeamSlots.list(strategy, members(), rules, query).stream()
                            .map(answers::of)
                            .toList();
            };
        }

        @Override
        public String check(Instant start, Instant now, GoldenAnswers answers) {
            return GoldenAnswers.of(TeamSlots.check(strategy, members(), answers.rules(), start, now));
        }

        private List<Member> members() {
            return providers.stream().map(GoldenProvider::member).toList();
        }
    }

    /** Of each group all, or so many, are needed; the engine lists their slots and answers nothing else. */
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
        public List<String> answer(String question, Query query, GoldenAnswers answers) {
            if (!question.equals("slots")) {
                throw new IllegalArgumentException(question + " of groups");
            }
            List<Group> asked = groups.stream().map(Needed::group).toList();
            return TeamSlots.list(asked, answers.rules(), query).stream()
                    .map(answers::of)
                    .toList();
        }

        @Override
        public String check(Instant start, Instant now, GoldenAnswers answers) {
            throw new IllegalArgumentException("check of groups");
        }
    }

    private static List<String> list(Optional<String> answer) {
        return answer.stream().toList();
    }
}
