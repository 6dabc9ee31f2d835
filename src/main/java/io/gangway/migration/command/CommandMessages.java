package io.gangway.migration.command;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Why a configuration for the destination cannot be used. */
@MessageBundle("command")
public interface CommandMessages {

    @Message(
            "What you changed for the destination cannot be carried over by itself into the configuration that it keeps,"
                    + " since the two differ there. Write that one down here as well.")
    String notCarriedOver();

    @Message("{host} could not be asked for the configuration that it keeps. {reason}")
    String keptNotAsked(String host, String reason);

    @Message("{host} could not be asked for the configuration that this one stands for. {reason}")
    String originalNotAsked(String host, String reason);
}
