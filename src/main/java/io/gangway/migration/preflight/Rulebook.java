package io.gangway.migration.preflight;

import io.gangway.belongings.BelongingWords;
import io.gangway.belongings.Way;
import io.gangway.migration.preflight.PreflightFindings.OneDisk;
import io.gangway.migration.preflight.Question.Arriving;
import io.gangway.migration.preflight.Question.Departing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** All rules, in the order in which people read what they find, and what they ask of both hosts. */
final class Rulebook {

    private final List<BelongingRule> belongings;

    Rulebook(BelongingWords words) {
        this.belongings = BelongingRule.all(words);
    }

    /** Each rule there is. */
    List<Rule<?>> rules() {
        return Stream.<Stream<? extends Rule<?>>>of(
                        Arrays.stream(DepartureRule.values()),
                        ofHosts(),
                        Arrays.stream(DiskRule.values()),
                        Arrays.stream(CopyRule.values()),
                        Stream.of(new CopyRule.Room()),
                        belongings.stream())
                .<Rule<?>>flatMap(Function.identity())
                .toList();
    }

    /** What is asked of the source, each once: first what every migration needs, then what the rules want to know besides. */
    List<Question<Departing, ?>> ofSource() {
        return Stream.concat(
                        DepartureQuestions.all().stream(), rules().stream().flatMap(rule -> rule.ofSource().stream()))
                .distinct()
                .toList();
    }

    /** The same of the destination, but for its pools, which are asked about only where some are chosen. */
    List<Question<Arriving, ?>> ofDestination() {
        return Stream.concat(
                        Stream.of(BelongingRule.THERE),
                        rules().stream()
                                .filter(rule -> rule != DepartureRule.NO_SUCH_POOL)
                                .flatMap(rule -> rule.ofDestination().stream()))
                .distinct()
                .toList();
    }

    /** All that is in the way, by what both hosts said. Pure: the same findings give the same objections. */
    List<Objection> judge(PreflightFindings findings) {
        return Stream.of(
                        ofHosts().flatMap(rule -> rule.judge(findings.seenBy(rule))),
                        findings.eachDisk().flatMap(Rulebook::ofDisk),
                        new CopyRule.Room().judge(findings),
                        ofBelongings(findings))
                .flatMap(Function.identity())
                .toList();
    }

    /** The same where the source alone could be asked: what becomes of the belongings. */
    List<Objection> judgeHere(PreflightFindings findings) {
        return ofBelongings(findings).toList();
    }

    private static Stream<Rule<PreflightFindings>> ofHosts() {
        return Stream.concat(Arrays.stream(MachineRule.values()), Arrays.stream(HostRule.values()));
    }

    /** Of each disk, people are told the first thing that is in its way. */
    private static Stream<Objection> ofDisk(OneDisk one) {
        List<Objection> objections = new ArrayList<>();
        for (Rule<OneDisk> rule : one.disk().copied() ? CopyRule.values() : DiskRule.values()) {
            objections.addAll(rule.judge(one.seenBy(rule)).toList());
            if (objections.stream().anyMatch(Objection::blocks)) {
                break;
            }
        }
        return objections.stream();
    }

    private Stream<Objection> ofBelongings(PreflightFindings findings) {
        Way way = findings.request().way();
        return findings.belongings().stream().flatMap(belonging -> belongings.stream()
                .filter(rule -> rule.kind() == belonging.kind())
                .flatMap(rule -> rule.judge(new BelongingRule.Moved(belonging, way))));
    }
}
