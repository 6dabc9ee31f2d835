package io.gangway.configuration;

import io.gangway.language.Spoken;
import jakarta.enterprise.context.ApplicationScoped;

/** Says in words what is wrong with an edited configuration, and what to do about it. */
@ApplicationScoped
public class ConfigurationWords {

    private final ConfigurationMessages messages;

    public ConfigurationWords(@Spoken ConfigurationMessages messages) {
        this.messages = messages;
    }

    public String of(Finding finding) {
        return switch (finding.kind()) {
            case EMPTY -> messages.empty();
            case TOO_LONG -> messages.tooLong(finding.found(), finding.expected());
            case DOCUMENT_TYPE -> messages.documentType();
            case NOT_WELL_FORMED -> notWellFormed(finding, finding.found());
            case TOO_DEEP -> notWellFormed(finding, messages.tooDeep(finding.expected()));
            case NOT_A_VM -> messages.notAVm(finding.found());
            case NAME_CHANGED -> messages.nameChanged(finding.expected(), finding.found());
            case UUID_CHANGED -> messages.uuidChanged(finding.expected(), finding.found());
            case UNKNOWN_SECRET -> messages.unknownSecret(finding.found());
        };
    }

    private String notWellFormed(Finding finding, String reason) {
        return finding.line() > 0
                ? messages.notWellFormedAt(finding.line(), finding.column(), reason)
                : messages.notWellFormed(reason);
    }
}
