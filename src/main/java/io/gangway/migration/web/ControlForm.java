package io.gangway.migration.web;

import java.util.Optional;

/**
 * What a form or a JSON body asks to be done to a running migration, as it was typed.
 *
 * @param action one of the words of {@link io.gangway.control.ControlKind}
 * @param value its figure, if it takes one: milliseconds of a downtime, MiB/s of a bandwidth
 */
public record ControlForm(String action, String value) {

    static final ControlForm EMPTY = new ControlForm("", "");

    public ControlForm {
        action = Optional.ofNullable(action).orElse("");
        value = Optional.ofNullable(value).orElse("");
    }
}
