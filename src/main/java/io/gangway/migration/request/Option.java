package io.gangway.migration.request;

import io.gangway.libvirt.fact.MigrationCall.Flag;
import io.gangway.page.Word;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What an advanced option is: a row of the table in {@link Field}. All that deal with options go by it: the form, JSON and
 * the database, the rules, libvirt's call, virsh's command, the dialog, and docs/virsh-options.md.
 *
 * @param shape what can be given for it
 * @param unit that of a figure, the same in every language; empty where it counts things, or is no figure
 * @param flag libvirt's flag for it, if it has one
 * @param parameter libvirt's typed parameter that takes the value; empty where none does
 * @param factor for a figure that libvirt takes as unsigned long: by what it is multiplied; 0 for all else
 * @param virsh how {@code virsh migrate} is told, without the value; empty where it cannot be
 * @param meaning for programs, in English and with its unit
 * @param tunes the option without which this one means nothing
 * @param excluded what it does not go together with
 */
public record Option(
        Shape shape,
        String unit,
        Optional<Flag> flag,
        String parameter,
        long factor,
        String virsh,
        String meaning,
        Optional<Tuned> tunes,
        Set<Exclusion> excluded) {

    /**
     * An option that another one tunes.
     *
     * @param value what must be given for it; empty where anything does
     */
    public record Tuned(Field field, String value) {}

    /** The parts into which the dialog folds its advanced options. */
    public enum Section {
        /** How it moves. */
        WAY,
        /** How it arrives. */
        ARRIVAL,
        /** Speed and coming to an end. */
        PACE,
        /** The way its data takes. */
        ROAD,
        /** Safety. */
        GUARD
    }

    public Option {
        excluded = Set.copyOf(excluded);
    }

    private static Option of(Shape shape) {
        return new Option(shape, "", Optional.empty(), "", 0, "", "", Optional.empty(), Set.of());
    }

    static Option tick() {
        return of(new Shape.Tick());
    }

    /** A box that must be ticked beside another one, and is not kept. */
    static Option confirmation() {
        return of(new Shape.Confirmation());
    }

    static Option figure(int least, int most) {
        return of(new Shape.Figure(least, most, false));
    }

    static Option powerOfTwo(int least, int most) {
        return of(new Shape.Figure(least, most, true));
    }

    static Option line(Pattern pattern, Function<RequestMessages, String> remedy) {
        return of(Shape.Line.of(pattern, remedy));
    }

    static Option line(Predicate<String> check, Function<RequestMessages, String> remedy) {
        return of(new Shape.Line(check, remedy));
    }

    static Option configuration() {
        return of(new Shape.Configuration());
    }

    static <E extends Enum<E> & Word> Option choice(Class<E> type) {
        return of(new Shape.Choice<>(type));
    }

    static Option names(Predicate<String> check) {
        return of(new Shape.Names(check));
    }

    static Option pools(Predicate<String> check) {
        return of(new Shape.Pools(check));
    }

    Option in(String measure) {
        return new Option(shape, measure, flag, parameter, factor, virsh, meaning, tunes, excluded);
    }

    Option sets(Flag set) {
        return new Option(shape, unit, Optional.of(set), parameter, factor, virsh, meaning, tunes, excluded);
    }

    Option passes(String name) {
        return passes(name, 0);
    }

    Option passes(String name, long times) {
        return new Option(shape, unit, flag, name, times, virsh, meaning, tunes, excluded);
    }

    Option virsh(String words) {
        return new Option(shape, unit, flag, parameter, factor, words, meaning, tunes, excluded);
    }

    Option means(String text) {
        return new Option(shape, unit, flag, parameter, factor, virsh, text, tunes, excluded);
    }

    Option tunes(Field field) {
        return tunes(field, "");
    }

    Option tunes(Field field, Word value) {
        return tunes(field, value.word());
    }

    private Option tunes(Field field, String value) {
        return new Option(
                shape, unit, flag, parameter, factor, virsh, meaning, Optional.of(new Tuned(field, value)), excluded);
    }

    Option not(Exclusion first, Exclusion... more) {
        return new Option(shape, unit, flag, parameter, factor, virsh, meaning, tunes, EnumSet.of(first, more));
    }

    /** Whether it means anything for a VM that is shut off. */
    public boolean offline() {
        return !excluded.contains(Exclusion.SHUT_OFF)
                && tunes.flatMap(tuned -> tuned.field().option())
                        .map(Option::offline)
                        .orElse(true);
    }

    /** The value as libvirt's parameter wants it: an {@code Integer}, {@code Long}, {@code String} or list of such. */
    public Object argument(Object value) {
        return factor > 0 && value instanceof Integer figure ? (Object) (figure * factor) : value;
    }
}
