package io.gangway.configuration;

import io.gangway.vm.inventory.Vm;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/**
 * A VM's configuration on a person's desk.
 *
 * @param original what the host kept when it was given out, without passwords
 * @param text what the person has made of it
 * @param secrets whether marks stand in it for passwords
 * @param problems what is wrong with the text, in sentences
 * @param place where the first of them is, if it is at one place
 * @param meanwhile what others changed on the host since it was given out, if they did
 */
@RecordBuilder
public record Editing(
        Vm vm,
        String original,
        String text,
        boolean secrets,
        List<String> problems,
        Optional<Place> place,
        Optional<ConfigurationDiff> meanwhile) {

    public Editing {
        problems = List.copyOf(problems);
    }

    static Editing begun(Vm vm, KeptSecrets secrets) {
        return new Editing(
                vm, secrets.hidden(), secrets.hidden(), secrets.any(), List.of(), Optional.empty(), Optional.empty());
    }

    Editing with(List<String> found, Optional<Place> at) {
        return EditingBuilder.builder(this).problems(found).place(at).build();
    }
}
