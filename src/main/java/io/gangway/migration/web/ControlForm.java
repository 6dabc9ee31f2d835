package io.gangway.migration.web;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a form or a JSON body asks to be done to a running migration, as it was typed.
 *
 * @param action one of the words of {@link io.gangway.migration.control.ControlKind}
 * @param value its figure, if it takes one: milliseconds of a downtime, MiB/s of a bandwidth
 */
@Schema(name = "Control", description = "What is to be done to a migration while it runs.")
public record ControlForm(
        @Schema(
                description =
                        "cancel: end it, the VM stays on its source. pause: the guest stands still and goes on once"
                                + " it has arrived. downtime: how long it may stand still for the switchover. bandwidth: the"
                                + " most that is sent. post-copy: the guest goes on at the destination at once and fetches its"
                                + " memory from there.",
                enumeration = {"cancel", "pause", "downtime", "bandwidth", "post-copy"})
        String action,

        @Schema(
                description =
                        "Milliseconds of a downtime, MiB/s of a bandwidth; a text of digits does as well. Left out"
                                + " for the other actions.",
                type = SchemaType.INTEGER)
        String value) {

    static final ControlForm EMPTY = new ControlForm("", "");

    public ControlForm {
        action = Optional.ofNullable(action).orElse("");
        value = Optional.ofNullable(value).orElse("");
    }
}
